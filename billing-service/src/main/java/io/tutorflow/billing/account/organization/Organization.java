package io.tutorflow.billing.account.organization;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A school that pays for its people's work.
 *
 * @param revision incremented by each change
 * @param plan null if every generation costs tokens
 */
public record Organization(
        OrganizationId id,
        long revision,
        String name,
        ZoneId timeZone,
        OrganizationStatus status,
        @Nullable Plan plan,
        Instant createdAt,
        Instant changedAt) {

    static final int MAX_NAME = 200;

    /** USD 1,000,000, to limit an operator's typing mistake. */
    public static final String MAX_GIFT_TOKENS = "100000000";

    /** Whether its people may spend. */
    public boolean active() {
        return status == OrganizationStatus.ACTIVE;
    }

    public String planCode() {
        return plan == null ? Plan.FREE : plan.code();
    }

    /** Whether a subscription plan covers generations now; a plan that starts later does not. */
    public String planKind(Instant now) {
        return plan != null && plan.hasBegun(now.atZone(timeZone).toLocalDate()) ? "Paid" : "Free";
    }

    /** Setting the current status changes nothing. */
    Organization with(OrganizationStatus wanted, Instant now) {
        return status == wanted
                ? this
                : new Organization(id, revision + 1, name, timeZone, wanted, plan, createdAt, now);
    }

    /** Setting the current plan changes nothing. */
    Organization with(@Nullable Plan agreed, Instant now) {
        return Objects.equals(plan, agreed)
                ? this
                : new Organization(id, revision + 1, name, timeZone, status, agreed, createdAt, now);
    }
}
