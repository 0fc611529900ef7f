package io.tutorflow.events;

import java.util.Set;

/** The closed lists of words that events use. */
final class Words {

    static final Set<String> AUDIENCES = Set.of("platform", "school");
    static final Set<String> BILLING_SOURCES = Set.of("credits", "tokens", "plan");
    static final Set<String> ACCOUNT_STATUSES = Set.of("active", "suspended", "closed");
    static final Set<String> BILLING_MODES = Set.of("internal_invoice", "stripe_metered");
    static final Set<String> KEY_STATUSES = Set.of("active", "revoked");
    static final Set<String> PLANS = Set.of("Free", "Paid");
    static final Set<String> PERIODS = Set.of("weekly", "monthly");
    static final Set<String> RESTORE_REASONS = Set.of("reset", "raised", "removed");
    static final Set<String> DECISIONS = Set.of("approved", "denied");
    static final Set<String> GRANTS = Set.of("limit", "extra");
    static final Set<String> CURRENCIES = Set.of("USD");

    private Words() {}
}
