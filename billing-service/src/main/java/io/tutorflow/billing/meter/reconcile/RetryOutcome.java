package io.tutorflow.billing.meter.reconcile;

import java.time.Instant;

/** What came of the wish to try usage again. */
sealed interface RetryOutcome {

    /** It is sent at once, or after Stripe was asked whether it has it. */
    record Retried() implements RetryOutcome {}

    /** There is no such metered usage. */
    record Unknown() implements RetryOutcome {}

    /** It has not failed. */
    record NotFailed(String status) implements RetryOutcome {}

    /** Stripe still knows its identifier: under it nothing would be counted, whether it has it or not. */
    record TooEarly(Instant notBefore) implements RetryOutcome {}
}
