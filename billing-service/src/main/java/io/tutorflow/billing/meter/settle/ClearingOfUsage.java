package io.tutorflow.billing.meter.settle;

/** What became of an operator's clearing. */
sealed interface ClearingOfUsage {

    record Cleared(MeteredClearing clearing, long records, long invoices) implements ClearingOfUsage {}

    /** Nothing was changed. */
    record Refused(String why) implements ClearingOfUsage {}
}
