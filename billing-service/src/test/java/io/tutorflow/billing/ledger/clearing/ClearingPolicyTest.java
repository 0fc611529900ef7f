package io.tutorflow.billing.ledger.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.Line;
import io.tutorflow.billing.ledger.Movement;
import io.tutorflow.billing.ledger.Transfer;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Tripwire;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.billing.ledger.clearing.Clearing.Cause;
import io.tutorflow.billing.ledger.clearing.ClearingPolicy.Decision;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The amounts are those of the worked examples of invoices: an enterprise, and a line of $100. */
class ClearingPolicyTest {

    private static final UUID ACCOUNT = new UUID(7, 1);
    private static final UUID ID = new UUID(7, 3);
    private static final Amounts ENTERPRISE =
            new Amounts(usd("144.39556"), Money.ZERO, usd("325.60444"), usd("47"), Money.ZERO);
    private static final Amounts OF_A_LINE =
            new Amounts(usd("32.5725"), Money.ZERO, Money.ZERO, Money.ZERO, usd("-0.0025"));

    @Test
    void aPaymentIsTheLineTheTrueUpAndTheTax() {
        var written = clear(new Cause.Paid(Cash.STRIPE), ENTERPRISE, owing("144.39556", "0"));

        assertThat(written.transfers())
                .containsExactly(
                        numbered(1, TransferKind.LINE_CLEARED, HouseAccount.STRIPE_CLEARING.id(), ACCOUNT, "144.39556"),
                        numbered(TransferKind.TRUE_UP, HouseAccount.STRIPE_CLEARING, HouseAccount.REVENUE, "325.60444"),
                        numbered(TransferKind.TAX, HouseAccount.STRIPE_CLEARING, HouseAccount.TAX_PAYABLE, "47"));
        assertThat(written.after().getFirst().line().used()).isEqualTo(Money.ZERO);
        assertThat(ENTERPRISE.total()).isEqualTo(usd("517"));
    }

    @Test
    void whatIsNoWholeCentIsRounded() {
        var written = clear(new Cause.Paid(Cash.BANK), OF_A_LINE, owing("32.5725", "0"));

        assertThat(written.transfers())
                .containsExactly(
                        numbered(1, TransferKind.LINE_CLEARED, HouseAccount.BANK.id(), ACCOUNT, "32.5725"),
                        numbered(TransferKind.ROUNDING_DOWN, HouseAccount.ROUNDING, HouseAccount.BANK, "0.0025"));
    }

    @Test
    void aReversedTopUpIsPaidIntoThePurchasedCredits() {
        var amounts = new Amounts(usd("10"), usd("4.54"), Money.ZERO, Money.ZERO, Money.ZERO);

        var written = clear(new Cause.Paid(Cash.STRIPE), amounts, owing("10", "-4.54"));

        assertThat(written.after().getFirst().purchased()).isEqualTo(Money.ZERO);
        assertThat(written.after().getFirst().line().used()).isEqualTo(Money.ZERO);
        assertThat(written.after().getFirst().number()).isEqualTo(2);
    }

    @Test
    void aCreditNoteOnAPaidDocumentGivesMoneyBackAndLeavesTheLine() {
        var wallet = owing("20", "0");
        var back = new Amounts(usd("4.4"), Money.ZERO, Money.ZERO, usd("0.44"), Money.ZERO);

        var written = clear(new Cause.GivenBack(Cash.STRIPE), back, wallet);

        assertThat(written.transfers())
                .containsExactly(
                        numbered(
                                TransferKind.USAGE_RETURNED, HouseAccount.REVENUE, HouseAccount.STRIPE_CLEARING, "4.4"),
                        numbered(
                                TransferKind.TAX_RETURNED,
                                HouseAccount.TAX_PAYABLE,
                                HouseAccount.STRIPE_CLEARING,
                                "0.44"));
        assertThat(written.after().getFirst()).isEqualTo(wallet);
    }

    @Test
    void whatIsCreditedUnpaidOrWrittenOffIsOwedNoLonger() {
        for (var cause : new Cause[] {new Cause.Credited(), new Cause.WrittenOff()}) {
            var written = clear(cause, Amounts.ofLine(usd("32.5725")), owing("40", "0"));

            assertThat(written.after().getFirst().line().used()).isEqualTo(usd("7.4275"));
            assertThat(written.transfers()).hasSize(1);
        }
    }

    @Test
    void whatComesToNothingIsSettledByRoundingAndByWhatIsTakenOffATrueUp() {
        var nothing = new Amounts(usd("22.003"), Money.ZERO, usd("-22"), Money.ZERO, usd("-0.003"));

        var written = clear(new Cause.Settled(), nothing, owing("40", "0"));

        assertThat(written.after().getFirst().line().used()).isEqualTo(usd("17.997"));
        assertThat(written.transfers())
                .containsExactly(
                        numbered(1, TransferKind.LINE_CLEARED, HouseAccount.BANK.id(), ACCOUNT, "22.003"),
                        numbered(TransferKind.TRUE_UP_RETURNED, HouseAccount.REVENUE, HouseAccount.BANK, "22"),
                        numbered(TransferKind.ROUNDING_DOWN, HouseAccount.ROUNDING, HouseAccount.BANK, "0.003"));
        assertThatThrownBy(() -> clearing(new Cause.Settled(), Amounts.ofLine(usd("1"))))
                .hasMessageContaining("comes to nothing");
    }

    @Test
    void neverClearsMoreThanIsOwed() {
        var decision = ClearingPolicy.clear(
                clearing(new Cause.Paid(Cash.STRIPE), OF_A_LINE), owing("32.572499", "0"), Set.of());

        assertThat(decision).isEqualTo(new Decision.Unchanged(new ClearingOutcome.MoreThanIsOwed(usd("32.572499"))));
    }

    @Test
    void theSameTwiceIsOneEvenOnceItWasTakenBack() {
        var clearing = clearing(new Cause.Paid(Cash.STRIPE), ENTERPRISE);
        var once = parts(clear(clearing.cause(), ENTERPRISE, owing("144.39556", "0")));
        var takenBack = new HashSet<>(once);
        takenBack.addAll(parts(reverse(owing("0", "0"), once)));

        for (var before : Set.of(once, takenBack)) {
            assertThat(ClearingPolicy.clear(clearing, owing("0", "0"), before))
                    .isEqualTo(new Decision.Unchanged(new ClearingOutcome.Repeated()));
        }
        assertThat(ClearingPolicy.reverse(reversal(), owing("144.39556", "0"), takenBack))
                .isEqualTo(new Decision.Unchanged(new ClearingOutcome.Repeated()));
    }

    @Test
    void theSameKeyWithOtherPartsIsAnAlarm() {
        var once = parts(clear(new Cause.Paid(Cash.STRIPE), ENTERPRISE, owing("144.39556", "0")));

        for (var other : Set.of(
                clearing(new Cause.Paid(Cash.BANK), ENTERPRISE),
                clearing(new Cause.Paid(Cash.STRIPE), OF_A_LINE),
                clearing(new Cause.GivenBack(Cash.STRIPE), ENTERPRISE))) {
            assertThat(ClearingPolicy.clear(other, owing("500", "0"), once))
                    .isEqualTo(new Decision.Unchanged(new ClearingOutcome.KeyUsedOtherwise()));
        }
    }

    @Test
    void aLostDisputeReopensWhatWasPaid() {
        var paid = clear(new Cause.Paid(Cash.STRIPE), ENTERPRISE, owing("144.39556", "0"));

        var reopened = reverse(paid.after().getFirst(), parts(paid));

        assertThat(reopened.after().getFirst().line().used()).isEqualTo(usd("144.39556"));
        assertThat(reopened.transfers())
                .containsExactly(
                        numbered(
                                2, TransferKind.LINE_REOPENED, ACCOUNT, HouseAccount.STRIPE_CLEARING.id(), "144.39556"),
                        numbered(
                                TransferKind.TRUE_UP_RETURNED,
                                HouseAccount.REVENUE,
                                HouseAccount.STRIPE_CLEARING,
                                "325.60444"),
                        numbered(
                                TransferKind.TAX_RETURNED,
                                HouseAccount.TAX_PAYABLE,
                                HouseAccount.STRIPE_CLEARING,
                                "47"));
    }

    @Test
    void takesBackOnlyWhatClearedThatAccount() {
        var of = new Reversal(ID, new UUID(7, 2), "admin", null);
        var paid = parts(clear(new Cause.Paid(Cash.STRIPE), ENTERPRISE, owing("144.39556", "0")));
        var purchase = new ClearingPart(TransferKind.PURCHASE, new UUID(0, 3), ACCOUNT, usd("5"));

        assertThat(ClearingPolicy.reverse(of, owing("0", "0"), paid))
                .isEqualTo(new Decision.Unchanged(new ClearingOutcome.KeyUsedOtherwise()));
        assertThat(ClearingPolicy.reverse(reversal(), owing("0", "0"), Set.of(purchase)))
                .isEqualTo(new Decision.Unchanged(new ClearingOutcome.KeyUsedOtherwise()));
        assertThat(ClearingPolicy.reverse(reversal(), owing("0", "0"), Set.of()))
                .isEqualTo(new Decision.Unchanged(new ClearingOutcome.NoSuchClearing()));
        assertThat(ClearingPolicy.reverse(reversal(), null, paid))
                .isEqualTo(new Decision.Unchanged(new ClearingOutcome.NoSuchAccount()));
    }

    @Test
    void aClearingIsOfWholeCentsOrOfWhatIsOwed() {
        var cents = new Amounts(usd("32.5725"), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
        var nothing = Amounts.ofLine(Money.ZERO);
        var much = new Amounts(usd("32"), Money.ZERO, Money.ZERO, Money.ZERO, usd("-1"));
        var negative = usd("-1");

        assertThatThrownBy(() -> clearing(new Cause.Paid(Cash.STRIPE), cents)).hasMessageContaining("whole cents");
        assertThatThrownBy(() -> clearing(new Cause.GivenBack(Cash.BANK), nothing))
                .hasMessageContaining("whole cents");
        assertThatThrownBy(() -> clearing(new Cause.Paid(Cash.BANK), much)).hasMessageContaining("no rounding");
        assertThatThrownBy(() -> clearing(new Cause.WrittenOff(), ENTERPRISE)).hasMessageContaining("nothing else");
        assertThatThrownBy(() -> clearing(new Cause.Credited(), nothing)).hasMessageContaining("nothing else");
        assertThatThrownBy(() -> Amounts.ofLine(negative)).hasMessageContaining("Only true-up and rounding");
    }

    static Movement clear(Cause cause, Amounts amounts, Wallet wallet) {
        return ((Decision.Written) ClearingPolicy.clear(clearing(cause, amounts), wallet, Set.of())).movement();
    }

    static Movement reverse(Wallet wallet, Set<ClearingPart> before) {
        return ((Decision.Written) ClearingPolicy.reverse(reversal(), wallet, before)).movement();
    }

    static Set<ClearingPart> parts(Movement written) {
        return written.transfers().stream()
                .map(transfer -> new ClearingPart(transfer.kind(), transfer.from(), transfer.to(), transfer.amount()))
                .collect(Collectors.toSet());
    }

    private static Clearing clearing(Cause cause, Amounts amounts) {
        return new Clearing(ID, ACCOUNT, cause, amounts, "admin", null);
    }

    private static Reversal reversal() {
        return new Reversal(ID, ACCOUNT, "admin", null);
    }

    private static Transfer numbered(TransferKind kind, HouseAccount from, HouseAccount to, String usd) {
        return numbered(0, kind, from.id(), to.id(), usd);
    }

    private static Transfer numbered(long number, TransferKind kind, UUID from, UUID to, String usd) {
        return new ClearingPart(kind, from, to, usd(usd)).numbered(number);
    }

    private static Wallet owing(String line, String purchased) {
        return wallet(usd(line).micros(), usd(purchased).micros());
    }

    static Wallet wallet(long line, long purchased) {
        return new Wallet(
                new AccountId(ACCOUNT),
                Money.ZERO,
                Money.ofMicros(purchased),
                new Line(usd("1000"), Money.ofMicros(line), false),
                Money.ZERO,
                true,
                0,
                0,
                Tripwire.NOBODY,
                BillingMode.INTERNAL_INVOICE);
    }

    private static Money usd(String usd) {
        return Money.ofUsd(new BigDecimal(usd));
    }
}
