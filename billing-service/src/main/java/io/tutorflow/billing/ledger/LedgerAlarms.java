package io.tutorflow.billing.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What contradicts the ledger is counted once, whichever room sees it. */
public final class LedgerAlarms {

    private LedgerAlarms() {}

    public static Counter in(MeterRegistry metrics) {
        return Counter.builder("tutorflow.ledger.alarms")
                .description("Settlements and clearings that contradict the ledger; each is logged and needs a person")
                .register(metrics);
    }
}
