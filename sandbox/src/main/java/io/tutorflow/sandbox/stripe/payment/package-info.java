/** Money from cards: payment methods, payment intents and their charges, setup intents. */
@NullMarked
package io.tutorflow.sandbox.stripe.payment;

import org.jspecify.annotations.NullMarked;
