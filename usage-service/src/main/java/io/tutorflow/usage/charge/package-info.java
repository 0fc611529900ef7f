/** The life of a charge from request to response, the same for every kind of work. */
@NullMarked
package io.tutorflow.usage.charge;

import org.jspecify.annotations.NullMarked;
