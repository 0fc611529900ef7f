/** The audit, with the addresses of a local stack. */
@NullMarked
package io.tutorflow.sandbox.audit;

import org.jspecify.annotations.NullMarked;
