package io.tutorflow.billing.meter.reconcile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why Stripe may have counted otherwise than was reported. */
enum Explanation {

    /** It has more: what was sent without an answer. */
    IN_FLIGHT,

    /** It has less: what was reported lately. */
    NOT_COUNTED_YET,

    /** It has less, and has refused events of the meter, of anybody's, without naming each: a person has to look into it too. */
    REJECTED,

    /** A person has to look into it. */
    UNEXPLAINED;

    /** None if there is no difference. */
    static Optional<Explanation> of(Ours ours, long counted) {
        if (counted == ours.reported()) {
            return Optional.empty();
        }
        if (counted > ours.reported() + ours.inFlight()) {
            return Optional.of(UNEXPLAINED);
        }
        if (counted < ours.reported() - ours.fresh()) {
            return Optional.of(ours.rejected() > 0 ? REJECTED : UNEXPLAINED);
        }
        return Optional.of(counted > ours.reported() ? IN_FLIGHT : NOT_COUNTED_YET);
    }

    static Explanation of(String text) {
        return Arrays.stream(values())
                .filter(one -> one.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** Whether it mends itself. */
    boolean isForAPerson() {
        return this == REJECTED || this == UNEXPLAINED;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
