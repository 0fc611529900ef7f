package io.tutorflow.sandbox.stripe.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lines come to, and what of it is due. */
class TotalsTest {

    @Test
    void addsTaxesThatAreNotIncluded() {
        Totals totals = Totals.of(List.of(line(1_000, 100, "exclusive"), line(1_100, 100, "inclusive")), 0);

        assertThat(totals.subtotal()).isEqualTo(2_100);
        assertThat(totals.total()).isEqualTo(2_200);
        assertThat(totals.due()).isEqualTo(2_200);
    }

    @Test
    void fiftyCentsAreDueAndOneLessIsCarriedOver() {
        assertThat(new Totals(50, 0, 0, 0).due()).isEqualTo(50);
        assertThat(new Totals(50, 0, 0, 0).endingBalance()).isZero();
        assertThat(new Totals(49, 0, 0, 0).due()).isZero();
        assertThat(new Totals(49, 0, 0, 0).endingBalance()).isEqualTo(49);
    }

    @Test
    void aCreditIsUsedUpAndADebtIsAdded() {
        assertThat(new Totals(1_000, 0, 0, -300).due()).isEqualTo(700);
        assertThat(new Totals(1_000, 0, 0, -1_300).due()).isZero();
        assertThat(new Totals(1_000, 0, 0, -1_300).endingBalance()).isEqualTo(-300);
        assertThat(new Totals(1_000, 0, 0, 49).due()).isEqualTo(1_049);
    }

    @Test
    void whatIsDueAndWhatIsCarriedOverAreWhatIsOwed() {
        for (long total = -120; total <= 120; total++) {
            for (long balance = -120; balance <= 120; balance += 7) {
                Totals totals = new Totals(total, 0, 0, balance);

                assertThat(totals.due() + totals.endingBalance()).isEqualTo(total + balance);
                assertThat(totals.due()).isGreaterThanOrEqualTo(0);
                assertThat(totals.endingBalance()).isLessThan(50);
            }
        }
    }

    private static ObjectNode line(long amount, long tax, String behavior) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("amount", amount);
        line.putArray("taxes").addObject().put("amount", tax).put("tax_behavior", behavior);
        return line;
    }
}
