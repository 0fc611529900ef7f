package io.tutorflow.billing.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tutorflow.billing.invoice.CreditNote.Settlement;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditNoteTextTest {

    private final Papers.Paper paper = Papers.enterprise();

    @Test
    void saysOfWhatItIs() {
        var text = paper.text(paper.credits(Settlement.DUE_LOWERED));

        assertEquals("Credit note TFC-000007", text.title());
        assertEquals("TF-000042", text.invoice());
        assertEquals("July 2, 2026", text.invoiced());
        assertEquals("July 5, 2026", text.issued());
        assertEquals("Charged twice", text.reason());
        assertEquals(
                List.of(
                        new CreditNoteText.Row("course.default", true, "June 2026", "100", "0.044", "4.40"),
                        new CreditNoteText.Row("Minimum commitment of June 2026", false, "", null, null, "50.00")),
                text.rows());
    }

    @Test
    void itsLinesAndTaxAddUp() {
        var text = paper.text(paper.credits(Settlement.DUE_LOWERED));

        assertEquals(List.of(new SumText("Net", "54.40", true), new SumText("Tax 10 %", "5.44", false)), text.sums());
        assertEquals("$59.84", text.total());
    }

    @Test
    void saysWhatBecomesOfTheMoney() {
        assertEquals(
                "Invoice TF-000042 is reduced by $59.84: $457.16 remains due by August 1, 2026.",
                paper.text(paper.credits(Settlement.DUE_LOWERED)).state());
        assertEquals(
                "Invoice TF-000042 is reduced by $517.00: nothing remains due.",
                paper.text(paper.creditsAll()).state());
        assertEquals(
                "Invoice TF-000042 has been paid, so $59.84 will be paid back to you.",
                paper.text(paper.credits(Settlement.MONEY_BACK)).state());
    }

    @Test
    void amountsOfNoUnitsHaveNeitherQuantityNorPrice() {
        var first = paper.text(paper.creditsAll()).rows().getFirst();

        assertEquals("course.default", first.name());
        assertNull(first.quantity());
        assertNull(first.price());
    }
}
