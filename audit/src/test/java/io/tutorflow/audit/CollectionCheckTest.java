package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.CollectedRow.Customer;
import io.tutorflow.audit.CollectedRow.Document;
import io.tutorflow.audit.CollectedRow.Said;
import io.tutorflow.audit.InvoiceAtStripe.Item;
import io.tutorflow.audit.StripePayments.Refunded;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invoice of lessons for $30.0025 and items for $1.515, taxed at 10 %: $34.67. */
class CollectionCheckTest {

    private static final UUID ID = new UUID(1, 2);
    private static final String NAME = "invoice " + ID + ": ";
    private static final Instant NOW = Instant.parse("2026-07-02T00:00:00Z");
    private static final Item LESSONS = new Item("course.default", 3_000, 300);
    private static final Item ITEMS = new Item("test.default", 152, 15);

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "open, none, draft",
                "open, none, open",
                "paid, scheduler stripe-invoices, paid",
                "paid, ann, void",
                "void, ann, void",
                "uncollectible, ann, uncollectible",
                "uncollectible, scheduler stripe-invoices, uncollectible"
            })
    void findsNothingWhereBothAgree(String state, @Nullable String by, String status) {
        assertThat(told(row(state, by, status), theirs(status))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "open, none, paid",
                "open, none, void",
                "open, none, uncollectible",
                "paid, scheduler stripe-invoices, open",
                "paid, scheduler stripe-invoices, void",
                "paid, ann, draft",
                "paid, ann, open",
                "paid, ann, paid",
                "void, ann, open",
                "void, ann, paid",
                "uncollectible, ann, open",
                "uncollectible, ann, paid"
            })
    void namesWhatHasEndedInOnlyOneOfThem(String state, @Nullable String by, String status) {
        assertThat(told(row(state, by, status), theirs(status)))
                .containsExactly(
                        NAME + "is " + state + (by == null ? "" : " by " + by) + ", at Stripe it is " + status);
    }

    @Test
    void whatWasReopenedSinceIsNotStripesAnyMore() {
        var row = new CollectedRow(
                ID, document("open", null, 1, null), 0, "hosted_link", null, NOW, said("paid"), false, false, false);

        assertThat(told(row, theirs("paid"))).isEmpty();
    }

    @Test
    void namesWhatStripeHasLastSaidOtherwise() {
        assertThat(told(row("open", null, "draft"), theirs("open")))
                .containsExactly(NAME + "what Stripe has last said is draft, Stripe says open");
        assertThat(told(row("open", null, "open"), null))
                .contains(NAME + "what Stripe has last said is open, Stripe says deleted");
    }

    @Test
    void namesAnItemThatIsGoneOrNewOrTwice() {
        assertThat(told(with(LESSONS)))
                .contains(NAME + "has no item 'test.default' at Stripe, and is about it here")
                .contains(NAME + "is taxed with $3.15, its items at Stripe with $3");
        assertThat(told(with(LESSONS, ITEMS, new Item("extra", 0, 0))))
                .containsExactly(NAME + "has at Stripe the item 'extra', and no line here is about it");
        assertThat(told(with(LESSONS, ITEMS, new Item("test.default", 0, 0))))
                .contains(NAME + "has at Stripe the item 'test.default' twice");
    }

    @Test
    void namesCentsThatAreMovedFromOneItemToAnother() {
        assertThat(told(with(new Item("course.default", 2_999, 300), new Item("test.default", 153, 15))))
                .containsExactly(
                        NAME + "asks at Stripe for $29.99 for the item 'course.default', here for $30.0025",
                        NAME + "asks at Stripe for $1.53 for the item 'test.default', here for $1.515");
        assertThat(told(with(new Item("course.default", 3_000, 298), new Item("test.default", 152, 17))))
                .hasSize(2)
                .allMatch(told -> told.contains(" cents of tax on the item "));
    }

    @Test
    void namesAnotherTotalAndWhatABalanceLeavesOfIt() {
        assertThat(told(row("open", null, "open"), theirs("open", 3_468, 3_467, List.of(LESSONS, ITEMS))))
                .containsExactly(NAME + "comes to $34.67, at Stripe to $34.68");
        assertThat(told(row("open", null, "open"), theirs("open", 3_467, 3_367, List.of(LESSONS, ITEMS))))
                .containsExactly(NAME + "asks for $34.67, Stripe for $33.67");
        assertThat(told(row("open", null, "draft"), theirs("draft", 3_467, 3_367, List.of(LESSONS, ITEMS))))
                .isEmpty();
        assertThat(told(row("open", null, "draft"), theirs("draft", 0, 0, List.of())))
                .isEmpty();
    }

    @Test
    void namesAnotherNumberCustomerOrWayToCollect() {
        var theirs = new InvoiceAtStripe(
                "in_1",
                NOW,
                ID.toString(),
                "cus_2",
                "TF-000008",
                "open",
                "charge_automatically",
                "pm_1",
                3_467,
                3_467,
                0,
                0,
                List.of(LESSONS, ITEMS),
                Map.of("pi_1", "open"));

        assertThat(told(row("open", null, "open"), theirs))
                .containsExactly(
                        NAME + "its number at Stripe is TF-000008, billing-service says TF-000007",
                        NAME + "its customer at Stripe is cus_2, billing-service says cus_1",
                        NAME + "how Stripe collects it is charge_automatically, billing-service says send_invoice",
                        NAME + "the card that Stripe charges is pm_1, billing-service says null");
    }

    @Test
    void anInvoiceOfACustomerWhomStripeHasForgottenSinceIsNotAnothers() {
        var open = document("open", null, 0, null);
        var later = new Document(
                open.number(),
                open.state(),
                null,
                open.dueMicros(),
                open.taxMicros(),
                open.rate(),
                NOW,
                0,
                new Customer("cus_9", NOW.plus(Duration.ofHours(1))),
                null,
                0,
                open.parts());

        assertThat(told(
                        new CollectedRow(ID, later, 0, "hosted_link", null, NOW, said("open"), false, true, false),
                        theirs("open")))
                .isEmpty();
    }

    @Test
    void namesMoneyThatIsBookedWhereItDidNotComeIn() {
        var bank = new UUID(0, 4);
        var clearing = new UUID(0, 3);

        assertThat(told(paidInto(clearing), theirs("paid"))).isEmpty();
        assertThat(told(paidInto(bank), theirs("paid")))
                .containsExactly(NAME + "was paid into " + bank + " here, and by what Stripe says into " + clearing);
    }

    @Test
    void namesMoneyThatCameInTwiceUnlessAPersonIsTold() {
        var theirs = new InvoiceAtStripe(
                "in_1",
                NOW,
                ID.toString(),
                "cus_1",
                "TF-000007",
                "paid",
                "send_invoice",
                null,
                3_467,
                3_467,
                0,
                100,
                List.of(LESSONS, ITEMS),
                Map.of("pi_1", "paid"));
        var row = row("paid", CollectionCheck.STRIPE, "paid");

        assertThat(told(row, theirs))
                .containsExactly(NAME + "was paid 100 cents too much at Stripe, and nobody gives them back");
        assertThat(CollectionCheck.of(
                        List.of(row), List.of(theirs), List.of(new Refunded("re_1", "", "pi_1", "succeeded", 100))))
                .isEmpty();
        assertThat(CollectionCheck.of(
                        List.of(row), List.of(theirs), List.of(new Refunded("re_1", "", "pi_1", "failed", 100))))
                .hasSize(1);
        assertThat(told(
                        new CollectedRow(
                                ID, row.document(), 0, "hosted_link", null, NOW, said("paid"), false, false, true),
                        theirs))
                .isEmpty();
    }

    @Test
    void namesMoneyThatWentBackWithoutACreditNoteAndACreditNoteWithoutMoney() {
        var clearing = new UUID(0, 3);
        var back = List.of(new Refunded("re_1", "", "pi_1", "succeeded", 500));
        var failed = List.of(new Refunded("re_1", "", "pi_1", "failed", 500));

        assertThat(back(paidInto(clearing), back))
                .containsExactly(NAME + "has $5 of its payment given back by Stripe, and is owed back $0 here");
        assertThat(back(paidInto(clearing), failed)).isEmpty();
        assertThat(back(paidInto(clearing, 5_000_000), back)).isEmpty();
        assertThat(back(paidInto(clearing, 5_000_000), failed))
                .containsExactly(NAME + "has credit notes that give back $5 of its payment, Stripe has given back $0");
    }

    private static List<String> back(CollectedRow row, List<Refunded> refunds) {
        return CollectionCheck.of(List.of(row), List.of(theirs("paid")), refunds).stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    void namesAnInvoiceThatOnlyOneOfThemHas() {
        var requested = new CollectedRow(
                ID, document("open", null, 0, null), 0, "hosted_link", null, NOW, null, false, true, false);

        assertThat(told(null, theirs("open")))
                .containsExactly(
                        NAME + "is at Stripe as in_1, open with a total of 3467 cents, and nobody here knows of it");
        assertThat(told(requested, theirs("open"))).hasSize(1);
        assertThat(told(requested, theirs("draft")))
                .as("found when it is asked for again")
                .isEmpty();
        assertThat(told(requested, null)).isEmpty();
        assertThat(told(new CollectedRow(ID, null, 0, "hosted_link", null, NOW, null, false, true, false), null))
                .containsExactly(NAME + "is collected by Stripe, and was never opened");
    }

    @Test
    void namesWhatNobodyGoesOnWith() {
        var left = new CollectedRow(
                ID, document("open", null, 0, null), 0, "hosted_link", null, NOW, said("draft"), true, false, true);

        assertThat(told(left, theirs("draft"))).containsExactly(NAME + "is being finalized at Stripe, and by nobody");
    }

    private static List<String> told(@Nullable CollectedRow row, @Nullable InvoiceAtStripe theirs) {
        return CollectionCheck.of(
                        row == null ? List.of() : List.of(row), theirs == null ? List.of() : List.of(theirs), List.of())
                .stream()
                .map(Difference::toString)
                .toList();
    }

    private static List<String> told(InvoiceAtStripe theirs) {
        return told(row("open", null, "open"), theirs);
    }

    private static CollectedRow row(String state, @Nullable String by, String status) {
        return new CollectedRow(
                ID, document(state, by, 0, null), 0, "hosted_link", null, NOW, said(status), false, true, false);
    }

    private static CollectedRow paidInto(UUID cash) {
        return paidInto(cash, 0);
    }

    private static CollectedRow paidInto(UUID cash, long creditedMicros) {
        return new CollectedRow(
                ID,
                document("paid", CollectionCheck.STRIPE, 0, cash, creditedMicros),
                0,
                "hosted_link",
                null,
                NOW,
                said("paid"),
                false,
                false,
                false);
    }

    private static Document document(String state, @Nullable String by, int reopened, @Nullable UUID cash) {
        return document(state, by, reopened, cash, 0);
    }

    private static Document document(
            String state, @Nullable String by, int reopened, @Nullable UUID cash, long creditedMicros) {
        var parts = new LinkedHashMap<String, Long>();
        parts.put("course.default", 30_002_500L);
        parts.put("test.default", 1_515_000L);
        return new Document(
                "TF-000007",
                state,
                by,
                34_670_000,
                3_150_000,
                100_000,
                NOW,
                reopened,
                new Customer("cus_1", NOW),
                cash,
                creditedMicros,
                parts);
    }

    private static Said said(String status) {
        return new Said("in_1", status, "pi_1");
    }

    private static InvoiceAtStripe with(Item... items) {
        return theirs("open", 3_467, 3_467, List.of(items));
    }

    private static InvoiceAtStripe theirs(String status) {
        return theirs(status, 3_467, 3_467, List.of(LESSONS, ITEMS));
    }

    private static InvoiceAtStripe theirs(String status, long total, long due, List<Item> items) {
        return new InvoiceAtStripe(
                "in_1",
                NOW,
                ID.toString(),
                "cus_1",
                "TF-000007",
                status,
                "send_invoice",
                null,
                total,
                due,
                0,
                0,
                items,
                Map.of("pi_1", status.equals("paid") ? "paid" : "open"));
    }
}
