package io.tutorflow.billing.organization;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A school that pays for what its people ask for.
 *
 * @param revision rises with each change
 * @param plan none while every generation costs tokens
 */
public record Organization(
        OrganizationId id,
        long revision,
        String name,
        ZoneId timeZone,
        boolean active,
        @Nullable Plan plan,
        Instant createdAt,
        Instant changedAt) {

    static final int MAX_NAME = 200;

    public String planCode() {
        return plan == null ? Plan.FREE : plan.code();
    }

    /** Whether a subscription plan covers generations now; one that is yet to begin does not. */
    public String planKind(Instant now) {
        return plan != null && plan.hasBegun(now.atZone(timeZone).toLocalDate()) ? "Paid" : "Free";
    }

    /** What is agreed twice changes nothing the second time. */
    Organization with(@Nullable Plan agreed, Instant now) {
        return Objects.equals(plan, agreed)
                ? this
                : new Organization(id, revision + 1, name, timeZone, active, agreed, createdAt, now);
    }
}
