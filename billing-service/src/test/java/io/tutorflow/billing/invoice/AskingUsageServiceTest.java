package io.tutorflow.billing.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.billing.invoice.Completeness.Answer;
import io.tutorflow.billing.invoice.completeness.Compared;
import io.tutorflow.billing.ledger.healing.UsageTotal;
import io.tutorflow.money.Money;
import org.junit.jupiter.api.Test;

class AskingUsageServiceTest {

    private static final UsageTotal OURS = new UsageTotal(2, Money.ofMicros(150_000), 10);
    private static final UsageTotal THEIRS = new UsageTotal(1, Money.ofMicros(50_000), -1);

    @Test
    void whatIsEqualByNowIsComplete() {
        assertEquals(new Answer.Complete(), AskingUsageService.answer(new Compared.Complete(OURS)));
        assertEquals(new Answer.Complete(), AskingUsageService.answer(new Compared.Healed(OURS, 1)));
    }

    @Test
    void whatCannotBeMadeEqualIsToldWithBothFigures() {
        assertEquals(
                new Answer.Unequal(
                        "2 records of USD 0.15 (000000000000000a)", "1 records of USD 0.05 (ffffffffffffffff)"),
                AskingUsageService.answer(new Compared.Unequal(OURS, THEIRS)));
    }

    @Test
    void whatNobodyCouldBeAskedIsUnknown() {
        assertEquals(new Answer.Unknown(), AskingUsageService.answer(new Compared.Unknown("away")));
    }
}
