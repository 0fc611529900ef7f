/** A Stripe of our own: strict, stateful, and as unreliable as it is told to be. */
@NullMarked
package io.tutorflow.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
