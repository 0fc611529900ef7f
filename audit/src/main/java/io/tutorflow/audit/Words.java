package io.tutorflow.audit;

import java.io.PrintStream;

/** The result for people. */
final class Words {

    private static final int SHOWN = 100;

    private Words() {}

    static void tell(Audit.Findings findings, PrintStream out) {
        var read = findings.read();
        out.printf(
                "audit: read %,d usage records, the transfers of %,d of them, %,d wallets%n",
                read.records(), read.charges(), read.wallets());
        out.printf(
                "audit: read %,d reservations, %,d periods of budgets and plans, %,d payments%n",
                read.reservations(), read.periods(), findings.payments());
        if (findings.overruns().count() > 0) {
            out.printf(
                    "audit: %,d usage records ended above their hold, as they may, by %s in all; the most"
                            + " recent:%n",
                    findings.overruns().count(), findings.overruns().total());
            findings.overruns().newest().forEach(overrun -> out.println("  " + overrun));
        }
        findings.differences().stream().limit(SHOWN).forEach(difference -> out.println("  " + difference));
        if (findings.differences().size() > SHOWN) {
            out.printf("  … and %,d more%n", findings.differences().size() - SHOWN);
        }
        out.printf("audit: %,d differences%n", findings.differences().size());
    }
}
