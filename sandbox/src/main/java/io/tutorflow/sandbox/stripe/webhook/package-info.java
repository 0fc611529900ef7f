/** What Stripe tells of its own accord: signed, at least once, and on demand too often, late, or out of order. */
@NullMarked
package io.tutorflow.sandbox.stripe.webhook;

import org.jspecify.annotations.NullMarked;
