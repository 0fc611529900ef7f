package io.tutorflow.billing.reload;

import io.tutorflow.billing.payment.Charged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How credits refill themselves. Never set, it is off and has neither threshold nor target. */
public record AutoReloadBody(
        boolean autoReloadEnabled,

        @Schema(description = "USD: when credits less holds are worth less, the card is charged") @Nullable
        BigDecimal autoReloadThresholdUsd,

        @Schema(description = "USD: up to which it is charged") @Nullable
        BigDecimal autoReloadTargetUsd,

        @Schema(description = "USD: no more is charged by itself in a calendar month (UTC); none: no bound") @Nullable
        BigDecimal monthlyCapUsd,

        @Schema(description = "USD: charged by itself in this month")
        BigDecimal chargedThisMonthUsd,

        @Schema(description = "USD: being charged right now")
        BigDecimal pendingUsd,

        @Schema(description = "How often the card was declined, one after the other; after the third it is off")
        int declines,

        @Schema(description = "Why the card was declined last, in Stripe's words", examples = "card_declined") @Nullable
        String lastFailure,

        @Schema(description = "Not before: after a decline, or when the month's bound is reached") @Nullable
        Instant retryAt) {

    private static final int CENTS = 2;

    static AutoReloadBody of(Optional<AutoReload> wish, Charged charged) {
        return wish.map(found -> new AutoReloadBody(
                        found.enabled(),
                        usd(found.thresholdCents()),
                        usd(found.targetCents()),
                        found.monthlyCapCents() == null ? null : usd(found.monthlyCapCents()),
                        usd(charged.paidCents()),
                        usd(charged.pendingCents()),
                        found.declines(),
                        found.lastFailure(),
                        found.retryAt()))
                .orElseGet(() -> new AutoReloadBody(false, null, null, null, usd(0), usd(0), 0, null, null));
    }

    private static BigDecimal usd(long cents) {
        return BigDecimal.valueOf(cents, CENTS);
    }
}
