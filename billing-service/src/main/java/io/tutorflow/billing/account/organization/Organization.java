package io.tutorflow.billing.account.organization;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A school that pays for its people's work.
 *
 * @param revision incremented by each change
 * @param plan null if every generation costs tokens
 * @param next the plan that replaces it on its first day; null if none is agreed
 */
public record Organization(
        OrganizationId id,
        long revision,
        String name,
        ZoneId timeZone,
        OrganizationStatus status,
        @Nullable Plan plan,
        @Nullable Plan next,
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
        var held = at(now).plan;
        return held != null && held.hasBegun(dayOf(now)) ? "Paid" : "Free";
    }

    /** As it stands then: the next plan has replaced the one before it on its first day. */
    Organization at(Instant now) {
        return next != null && next.hasBegun(dayOf(now))
                ? new Organization(id, revision, name, timeZone, status, next, null, createdAt, changedAt)
                : this;
    }

    private LocalDate dayOf(Instant now) {
        return now.atZone(timeZone).toLocalDate();
    }

    /** Setting the current status changes nothing. */
    Organization with(OrganizationStatus wanted, Instant now) {
        return status == wanted
                ? this
                : new Organization(id, revision + 1, name, timeZone, wanted, plan, next, createdAt, now);
    }

    /** One that begins later leaves the running one in force until then. Setting the same again changes nothing. */
    Organization with(@Nullable Plan agreed, Instant now) {
        var today = dayOf(now);
        var standing = at(now);
        var running = standing.plan;
        boolean isLater = agreed != null && !agreed.hasBegun(today) && running != null && running.hasBegun(today);
        var held = isLater ? running : agreed;
        var later = isLater ? agreed : null;
        return Objects.equals(running, held) && Objects.equals(standing.next, later)
                ? this
                : new Organization(id, revision + 1, name, timeZone, status, held, later, createdAt, now);
    }
}
