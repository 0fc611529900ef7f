package io.tutorflow.billing.whatif;

import io.tutorflow.billing.invoice.MonthTotals;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.money.Money;

/** What a month comes to: its usage, what pays for it, and what a document of it would say. */
record Figures(Charged usage, Funding funding, MonthTotals totals) {

    /** Before tax. */
    Money total() {
        return funding.purchased().plus(funding.line()).plus(totals.trueUp());
    }
}
