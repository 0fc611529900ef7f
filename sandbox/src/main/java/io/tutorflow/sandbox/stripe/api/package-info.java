/** How Stripe is asked and answers: keys, errors, idempotency, lists, and the faults that are laid on it on demand. */
@NullMarked
package io.tutorflow.sandbox.stripe.api;

import org.jspecify.annotations.NullMarked;
