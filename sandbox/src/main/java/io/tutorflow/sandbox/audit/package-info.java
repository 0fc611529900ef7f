/** The audit, told where the books of a local stack are. */
@NullMarked
package io.tutorflow.sandbox.audit;

import org.jspecify.annotations.NullMarked;
