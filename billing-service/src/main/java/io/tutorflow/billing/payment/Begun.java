package io.tutorflow.billing.payment;

import java.time.Duration;

/** What becomes of a wish to pay. */
public sealed interface Begun {

    /**
     * It is there: to be paid, or, of a wish that was sent before, as far as it has come.
     *
     * @param repeated it had been begun before
     */
    record Ready(Payment payment, boolean repeated) implements Begun {}

    /** The id belongs to another wish. */
    record OtherWish() implements Begun {}

    /** The account began enough lately. */
    record TooMany(int limit, Duration retryAfter) implements Begun {}
}
