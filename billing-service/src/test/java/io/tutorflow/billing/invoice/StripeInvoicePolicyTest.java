package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.invoice.StripeStep.Contradiction;
import io.tutorflow.billing.invoice.StripeStep.Here;
import io.tutorflow.billing.invoice.StripeStep.Rest;
import io.tutorflow.billing.invoice.StripeStep.There;
import io.tutorflow.billing.invoice.StripeStep.Wait;
import io.tutorflow.billing.payment.StripeInvoices.Overpaid;
import io.tutorflow.billing.payment.StripeInvoices.Seen;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An invoice of $29 here and at Stripe, each in each of its states. */
class StripeInvoicePolicyTest {

    private static final Instant NOW = Instant.parse("2026-07-02T00:00:00Z");
    private static final long DUE = 2_900;

    private final Invoice.Open open = new Invoice.Open(
            new Header(
                    new InvoiceId(UUID.randomUUID()),
                    UUID.randomUUID(),
                    Period.of(YearMonth.of(2026, 6)),
                    true,
                    null,
                    NOW,
                    Machines.CLOSING,
                    new Totals(
                            new UsageGroup.Parts(Money.ZERO, Money.ZERO, usd("29")),
                            Money.ZERO,
                            Money.ZERO,
                            Money.ZERO,
                            Money.ZERO,
                            null),
                    Percent.ZERO),
            new Opening(
                    Series.INVOICE,
                    1,
                    NOW,
                    NOW,
                    new Buyer("Example Inc.", "1 Main Street", "a@school.example", null, null),
                    new Seller("TutorFlow", "2 Main Street", null, null)));

    @Test
    void whatStripeDoesNotHaveIsDraftedThenFilledThenFinalized() {
        assertEquals(There.DRAFT, StripeInvoicePolicy.decide(open, null));
        assertEquals(There.ADD_ITEMS, decide(open, seen(Status.DRAFT, 0, false)));
        assertEquals(There.FINALIZE, decide(open, seen(Status.DRAFT, DUE, true)));
        assertInstanceOf(Wait.class, decide(open, seen(Status.OPEN, DUE, true)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"DRAFT", "OPEN", "PAID"})
    void aTotalOfAnotherCentIsForAPerson(Status status) {
        assertInstanceOf(Contradiction.class, decide(open, seen(status, DUE + 1, true)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"DRAFT", "OPEN", "PAID"})
    void aBalanceOfTheCustomerAtStripeIsForAPerson(Status status) {
        var lessDue = new Seen("in_1", status, DUE, DUE - 100, 0, Overpaid.of(0), false, true, 0, null, null, null);

        assertInstanceOf(Contradiction.class, decide(open, lessDue));
    }

    @Test
    void moneyIsBookedByWhereItCameIn() {
        assertEquals(Here.PAID_THROUGH_STRIPE, decide(open, seen(Status.PAID, DUE, true)));
        assertEquals(Here.PAID_ELSEWHERE, decide(open, paidElsewhere()));
        assertEquals(Here.PAID_THROUGH_STRIPE, decide(givenUp(Machines.STRIPE), seen(Status.PAID, DUE, true)));
        assertEquals(
                Here.PAID_THROUGH_STRIPE,
                decide(givenUp(Machines.STRIPE).writeOff(NOW, "ann", "no"), seen(Status.PAID, DUE, true)));
    }

    @Test
    void whatIsOverAtStripeIsOverHere() {
        assertEquals(Here.GIVE_UP, decide(open, seen(Status.UNCOLLECTIBLE, DUE, true)));
        assertEquals(Here.MAKE_VOID, decide(open, seen(Status.VOID, DUE, true)));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void whatIsOverHereIsOverAtStripe(Status status) {
        var isPayable = status == Status.OPEN || status == Status.UNCOLLECTIBLE;
        var paid = decide(open.paid(NOW, Machines.STRIPE, null), seen(status, DUE, true));
        var isVoid = decide(open.voided(NOW, "ann", "wrong"), seen(status, DUE, true));

        if (isPayable) {
            assertEquals(There.MARK_PAID, paid);
            assertEquals(There.MAKE_VOID, isVoid);
        } else if (status == Status.DRAFT) {
            assertEquals(There.DROP, paid);
            assertEquals(There.DROP, isVoid);
        } else {
            assertInstanceOf(Rest.class, paid);
            assertEquals(status == Status.PAID, isVoid instanceof Contradiction, isVoid::toString);
        }
    }

    @Test
    void whatWasGivenUpHereIsGivenUpThereAndCanBePaidLate() {
        assertEquals(There.GIVE_UP, decide(givenUp("ann"), seen(Status.OPEN, DUE, true)));
        assertEquals(There.DROP, decide(givenUp("ann"), seen(Status.DRAFT, DUE, true)));
        assertInstanceOf(Wait.class, decide(givenUp("ann"), seen(Status.UNCOLLECTIBLE, DUE, true)));
        assertInstanceOf(Rest.class, StripeInvoicePolicy.decide(givenUp("ann"), null));
    }

    @Test
    void moneyThatCameInTwiceIsForAPerson() {
        var overpaid = new Seen("in_1", Status.PAID, DUE, DUE, 0, Overpaid.of(500), false, true, 1, null, null, null);

        assertEquals(Here.PAID_THROUGH_STRIPE, decide(open, overpaid), "what was due is booked all the same");
        assertInstanceOf(Contradiction.class, decide(open.paid(NOW, Machines.STRIPE, null), overpaid));
        assertInstanceOf(Contradiction.class, decide(open.paid(NOW, "ann", "wire"), seen(Status.PAID, DUE, true)));
        assertInstanceOf(Rest.class, decide(open.paid(NOW, "ann", "wire"), paidElsewhere()));
    }

    @Test
    void whatStripeHasChargedAlthoughAllWasPaidElsewhereGoesBack() {
        var twice = chargedTwice(Overpaid.of(DUE));

        assertEquals(Here.PAID_ELSEWHERE, decide(open, twice));
        assertEquals(Here.PAID_ELSEWHERE, decide(givenUp("ann"), twice));
        assertEquals(There.GIVE_BACK, decide(open.paid(NOW, Machines.STRIPE, null), twice));
        assertEquals(There.GIVE_BACK, decide(open.paid(NOW, "ann", "wire"), twice));
        assertInstanceOf(Contradiction.class, decide(open.voided(NOW, "ann", "wrong"), twice));
    }

    @Test
    void aRefundThatHasFailedIsMadeAnewAndInTheEndLeftToAPerson() {
        var paid = open.paid(NOW, "ann", "wire");
        var failed = Overpaid.of(DUE).failed("re_2").failed("re_1");

        assertInstanceOf(Wait.class, decide(paid, chargedTwice(Overpaid.of(DUE).givingBack(DUE))));
        assertInstanceOf(Rest.class, decide(paid, chargedTwice(Overpaid.of(DUE).givenBack(DUE))));
        assertEquals(There.GIVE_BACK, decide(paid, chargedTwice(failed)));
        assertInstanceOf(Wait.class, decide(paid, chargedTwice(failed.givingBack(DUE))));
        assertEquals(
                "Stripe has been paid 2900 cents too much, and 3 refunds have failed, re_2 at last: look there why, and"
                        + " refund them or pay them by transfer",
                assertInstanceOf(Contradiction.class, decide(paid, chargedTwice(failed.failed("re_0"))))
                        .what());
    }

    private static Seen chargedTwice(Overpaid overpaid) {
        return new Seen("in_1", Status.PAID, DUE, DUE, DUE, overpaid, true, true, 1, null, null, "pi_1");
    }

    /** OpenID Connect Core 1.0, section 2, has no space in a subject, nor have we: PersonIdentity refuses it. */
    @ParameterizedTest
    @ValueSource(strings = {"stripe", "scheduler:stripe-invoices"})
    void whoIsNamedAsStripeIsAPerson(String subject) {
        assertTrue(Machines.STRIPE.contains(" "));
        assertInstanceOf(Contradiction.class, decide(open.paid(NOW, subject, "wire"), seen(Status.PAID, DUE, true)));
    }

    private Invoice.Uncollectible givenUp(String by) {
        return open.giveUp(NOW, by, "gone");
    }

    private static StripeStep decide(Invoice.Opened ours, @Nullable Seen theirs) {
        return StripeInvoicePolicy.decide(ours, theirs);
    }

    private static Seen seen(Status status, long cents, boolean hasItems) {
        return new Seen("in_1", status, cents, cents, 0, Overpaid.of(0), false, hasItems, 0, null, null, null);
    }

    private static Seen paidElsewhere() {
        return new Seen("in_1", Status.PAID, DUE, DUE, DUE, Overpaid.of(0), false, true, 0, null, null, null);
    }
}
