package io.tutorflow.billing.account.workspace;

/**
 * What an operator may change about a workspace.
 *
 * @param planCode selects the commercial terms by name
 */
public record Terms(Status status, int rateLimitPerMinute, String planCode, BillingMode billingMode) {

    /** The plan of everyone without an agreement. */
    public static final String FREE_PLAN = "free";

    public static final String PLAN_PATTERN = "[a-z0-9][a-z0-9_-]{0,39}";

    /** Far more than this suite serves in a minute; it keeps the limiter's arithmetic safe. */
    public static final int MAX_RATE_LIMIT = 1_000_000;
}
