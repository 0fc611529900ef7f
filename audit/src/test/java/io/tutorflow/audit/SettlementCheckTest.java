package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.MeteredInvoiceRow.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettlementCheckTest {

    private static final UUID ID = new UUID(1, 1);
    private static final Instant JULY = Instant.parse("2027-07-01T00:00:00Z");
    private static final UUID STRIPE = HouseAccount.STRIPE_CLEARING.id();
    private static final Line LESSONS = lessons(10, 50);

    @Test
    void whatIsSettledAsStripeHasChargedItIsRight() {
        assertThat(compare(settled(50, STRIPE, LESSONS), theirs("paid", 50, LESSONS)))
                .isEmpty();
    }

    @Test
    void namesWhatIsOtherwiseAtStripe() {
        var ours = settled(50, STRIPE, LESSONS);

        assertThat(compare(ours, theirs("paid", 51, LESSONS)))
                .singleElement()
                .asString()
                .contains("comes to $0.5");
        assertThat(compare(ours, theirs("paid", 50, lessons(11, 50))))
                .singleElement()
                .asString()
                .contains("value=11");
        assertThat(compare(ours, theirs("open", 50, LESSONS)))
                .singleElement()
                .asString()
                .contains("is paid, Stripe says open");
        assertThat(compare(settled(50, HouseAccount.BANK.id(), LESSONS), theirs("paid", 50, LESSONS)))
                .singleElement()
                .asString()
                .contains("was paid into");
    }

    @Test
    void namesWhatOnlyOneOfBothHas() {
        assertThat(SettlementCheck.of(List.of(settled(50, STRIPE, LESSONS)), Map.of(), List.of()))
                .singleElement()
                .asString()
                .contains("Stripe has none of it");
        assertThat(SettlementCheck.of(List.of(), Map.of("cus_1", ID), List.of(theirs("paid", 50, LESSONS))))
                .singleElement()
                .asString()
                .contains("nobody here knows of it");
        assertThat(SettlementCheck.of(List.of(), Map.of("cus_2", ID), List.of(theirs("paid", 50, LESSONS))))
                .isEmpty();
    }

    @Test
    void whatIsNotSettledIsWorkedOn() {
        var left = new MeteredInvoiceRow(
                ID, "in_1", "cus_1", "paid", "A-1", 50, 0, JULY, false, false, null, false, null, List.of());

        assertThat(compare(left, theirs("paid", 50, LESSONS)))
                .singleElement()
                .asString()
                .contains("nobody works on it");
    }

    @Test
    void whatIsPaidAndParkedIsNamed() {
        var parked = new MeteredInvoiceRow(
                ID,
                "in_1",
                "cus_1",
                "paid",
                "A-1",
                50,
                0,
                JULY,
                false,
                false,
                null,
                true,
                "12 charged, 13 reported",
                List.of());

        assertThat(compare(parked, theirs("paid", 50, LESSONS)))
                .singleElement()
                .asString()
                .contains("is owed all the same: 12 charged, 13 reported");
    }

    /** Nothing can become of it: an operator has said what was paid. */
    @Test
    void whatIsClearedIsOfNoConcern() {
        var cleared = new MeteredInvoiceRow(
                ID, "in_1", "cus_1", "paid", "A-1", 50, 0, JULY, false, true, null, false, null, List.of());

        assertThat(compare(cleared, theirs("paid", 50, LESSONS))).isEmpty();
    }

    private static List<Difference> compare(MeteredInvoiceRow ours, MeteredInvoiceAtStripe theirs) {
        return SettlementCheck.of(List.of(ours), Map.of("cus_1", ID), List.of(theirs));
    }

    private static MeteredInvoiceRow settled(long cents, @Nullable UUID cash, Line... lines) {
        return new MeteredInvoiceRow(
                ID, "in_1", "cus_1", "paid", "A-1", cents, 0, JULY, true, false, cash, false, null, List.of(lines));
    }

    private static MeteredInvoiceAtStripe theirs(String status, long cents, Line... lines) {
        return new MeteredInvoiceAtStripe("in_1", "cus_1", status, "A-1", cents, 0, 0, JULY, List.of(lines));
    }

    private static Line lessons(long value, long cents) {
        return new Line("lesson", Instant.parse("2027-06-01T00:00:00Z"), JULY, value, cents);
    }
}
