/** The life of a charge from the request to the answer, the same for every kind of work. */
@NullMarked
package io.tutorflow.usage.charge;

import org.jspecify.annotations.NullMarked;
