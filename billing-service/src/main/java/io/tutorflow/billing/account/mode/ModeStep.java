package io.tutorflow.billing.account.mode;

import io.tutorflow.billing.account.workspace.Terms;
import io.tutorflow.billing.ledger.BillingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What has to be done so that a workspace has the mode that was wished for. */
sealed interface ModeStep {

    /** Nothing: it has it, or no other was wished for. */
    record Keep() implements ModeStep {}

    /** At once, if the workspace fits. */
    record Meter() implements ModeStep {}

    /** It was to return to invoices, and does not any more. */
    record StayMetered() implements ModeStep {}

    /** What Stripe meters is charged for whole months. */
    record ReturnAt(Instant end) implements ModeStep {}

    static ModeStep of(Terms terms, @Nullable BillingMode wish, Instant now) {
        if (wish == null) {
            return new Keep();
        }
        return switch (wish) {
            case STRIPE_METERED ->
                switch (terms.billingMode()) {
                    case INTERNAL_INVOICE -> new Meter();
                    case STRIPE_METERED -> terms.meteredUntil() == null ? new Keep() : new StayMetered();
                };
            case INTERNAL_INVOICE ->
                switch (terms.billingMode()) {
                    case INTERNAL_INVOICE -> new Keep();
                    case STRIPE_METERED -> terms.meteredUntil() == null ? new ReturnAt(endOfMonth(now)) : new Keep();
                };
        };
    }

    /** The next 1st, 00:00 UTC. */
    private static Instant endOfMonth(Instant now) {
        return YearMonth.from(now.atOffset(ZoneOffset.UTC))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }
}
