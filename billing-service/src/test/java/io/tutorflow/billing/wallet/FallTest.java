package io.tutorflow.billing.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Money;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FallTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(7, 1));

    @Test
    void whatNobodyWatchesFallsUnseen() {
        assertThat(falls(wallet(20, null), wallet(0, null))).isEmpty();
    }

    @Test
    void onlyBelowTheHighestThresholdIsAFall() {
        assertThat(falls(wallet(20, 10L), wallet(10, 10L))).isEmpty();
        assertThat(falls(wallet(20, 10L), wallet(9, 10L))).hasSize(1);
    }

    @Test
    void heldCreditsCount() {
        var before = wallet(20, 10L);

        assertThat(falls(before, before.holding(Money.ofCredits(11)))).hasSize(1);
    }

    @Test
    void whatDidNotChangeIsNoFall() {
        assertThat(falls(wallet(9, 10L), wallet(9, 10L))).isEmpty();
    }

    private static List<Fall> falls(Wallet before, Wallet after) {
        return Fall.of(Map.of(ACCOUNT, before), List.of(after), true);
    }

    private static Wallet wallet(long credits, @Nullable Long tripwire) {
        return new Wallet(
                ACCOUNT,
                Money.ofCredits(credits),
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                false,
                1,
                1,
                tripwire == null ? null : Money.ofCredits(tripwire));
    }
}
