/** Money that goes back. */
@NullMarked
package io.tutorflow.sandbox.stripe.refund;

import org.jspecify.annotations.NullMarked;
