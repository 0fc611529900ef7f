package io.tutorflow.billing.ledger.clearing;

import static io.tutorflow.billing.ledger.clearing.ClearingPolicyTest.clear;
import static io.tutorflow.billing.ledger.clearing.ClearingPolicyTest.parts;
import static io.tutorflow.billing.ledger.clearing.ClearingPolicyTest.reverse;
import static io.tutorflow.billing.ledger.clearing.ClearingPolicyTest.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.Movement;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.billing.ledger.clearing.Clearing.Cause;
import io.tutorflow.money.Money;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Payments of any amounts, and what takes them back. */
class ClearingPropertiesTest {

    @Property(tries = 1000)
    void whateverIsPaidAddsUpToTheMoneyAndTakenBackLeavesNothing(
            @ForAll @LongRange(max = 2_000_000_000) long line,
            @ForAll @LongRange(max = 50_000_000) long topUp,
            @ForAll @LongRange(min = -500_000_000, max = 500_000_000) long anyTrueUp,
            @ForAll @IntRange(min = 1, max = 10_000) int taxCents) {
        long trueUp = Math.max(anyTrueUp, -line);
        long exact = line + topUp + trueUp;
        long rounded = Math.floorDiv(exact + 5_000, 10_000L) * 10_000;
        var amounts = new Amounts(
                Money.ofMicros(line),
                Money.ofMicros(topUp),
                Money.ofMicros(trueUp),
                Money.ofMicros(taxCents * 10_000L),
                Money.ofMicros(rounded - exact));
        var wallet = wallet(line, -topUp);

        var paid = clear(new Cause.Paid(Cash.STRIPE), amounts, wallet);
        var reopened = reverse(paid.after().getFirst(), parts(paid));

        assertThat(into(HouseAccount.STRIPE_CLEARING, paid)).isEqualTo(-rounded - taxCents * 10_000L);
        assertThat(into(HouseAccount.REVENUE, paid)).isEqualTo(trueUp);
        assertThat(into(HouseAccount.TAX_PAYABLE, paid)).isEqualTo(taxCents * 10_000L);
        assertThat(into(HouseAccount.ROUNDING, paid)).isEqualTo(rounded - exact);
        assertThat(paid.after().getFirst().line().used()).isEqualTo(Money.ZERO);
        assertThat(paid.after().getFirst().purchased()).isEqualTo(Money.ZERO);
        for (var house : HouseAccount.values()) {
            assertThat(into(house, paid)).isEqualTo(-into(house, reopened));
        }
        assertThat(reopened.after().getFirst().line()).isEqualTo(wallet.line());
        assertThat(reopened.after().getFirst().purchased()).isEqualTo(wallet.purchased());
    }

    private static long into(HouseAccount house, Movement written) {
        return written.transfers().stream()
                .mapToLong(part -> part.to().equals(house.id())
                        ? part.amount().micros()
                        : part.from().equals(house.id()) ? -part.amount().micros() : 0)
                .sum();
    }
}
