package io.tutorflow.billing.account.workspace;

import io.tutorflow.billing.ledger.BillingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may change about a workspace.
 *
 * @param planCode selects the commercial terms by name
 * @param meteredUntil when its usage will be charged by our own invoices again; none: nobody wants that
 */
public record Terms(
        Status status,
        int rateLimitPerMinute,
        String planCode,
        BillingMode billingMode,
        @Nullable Instant meteredUntil) {

    /** The plan of everyone without an agreement. */
    public static final String FREE_PLAN = "free";

    public static final String PLAN_PATTERN = "[a-z0-9][a-z0-9_-]{0,39}";

    /** Far more than this suite serves in a minute; it keeps the limiter's arithmetic safe. */
    public static final int MAX_RATE_LIMIT = 1_000_000;

    public Terms {
        if (meteredUntil != null && !billingMode.isMetered()) {
            throw new IllegalArgumentException("Only what is metered ends: " + meteredUntil);
        }
    }

    /** Charged by our own invoices, as everyone is at first. */
    public Terms(Status status, int rateLimitPerMinute, String planCode) {
        this(status, rateLimitPerMinute, planCode, BillingMode.INTERNAL_INVOICE, null);
    }

    public Terms with(Status other) {
        return new Terms(other, rateLimitPerMinute, planCode, billingMode, meteredUntil);
    }

    public Terms with(int otherRateLimit, String otherPlan) {
        return new Terms(status, otherRateLimit, otherPlan, billingMode, meteredUntil);
    }

    /** From now on, and until somebody wants otherwise. */
    public Terms metered() {
        return new Terms(status, rateLimitPerMinute, planCode, BillingMode.STRIPE_METERED, null);
    }

    public Terms meteredUntil(Instant end) {
        return new Terms(status, rateLimitPerMinute, planCode, billingMode, end);
    }

    public Terms invoiced() {
        return new Terms(status, rateLimitPerMinute, planCode, BillingMode.INTERNAL_INVOICE, null);
    }
}
