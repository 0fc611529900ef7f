/** Checkout sessions, and the page on which a person pays or saves a card. */
@NullMarked
package io.tutorflow.sandbox.stripe.checkout;

import org.jspecify.annotations.NullMarked;
