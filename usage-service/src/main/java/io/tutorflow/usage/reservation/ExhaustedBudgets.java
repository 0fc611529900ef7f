package io.tutorflow.usage.reservation;

import io.tutorflow.events.BudgetExceeded;
import io.tutorflow.events.BudgetRestored;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.internal.reservation.ExceededBudget;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Budgets known to be exceeded, so that a refusal is immediate. This is only a shortcut: budget-service decides on
 * whatever it lets pass.
 */
@ApplicationScoped
public class ExhaustedBudgets {

    private static final String ACTIVE = "active";

    private final Map<Key, Standing> standings = new ConcurrentHashMap<>();
    private final Map<UUID, Payable> organizations = new ConcurrentHashMap<>();

    /** Empty unless the budget is exceeded now, no plan could pay instead, and nothing else is refused first. */
    public Optional<ExceededBudget> of(UUID organizationId, String teacherId, Instant now) {
        var key = new Key(organizationId, teacherId);
        var standing = standings.get(key);
        if (standing == null || !isPaidByTokensAlone(organizationId)) {
            return Optional.empty();
        }
        if (!standing.resetsAt().isAfter(now)) {
            standings.remove(key, standing);
            return Optional.empty();
        }
        return Optional.ofNullable(standing.exceeded());
    }

    void exceeded(BudgetExceeded told) {
        var budget = new ExceededBudget(
                told.limitTokens(),
                told.spentTokens(),
                BigDecimal.ZERO,
                told.period(),
                told.resetsAt(),
                told.owner(),
                told.contactAdmin());
        stand(
                new Key(told.organizationId(), told.teacherId()),
                new Standing(told.budgetId(), told.revision(), told.periodStart(), told.resetsAt(), budget));
    }

    void restored(BudgetRestored told) {
        stand(
                new Key(told.organizationId(), told.teacherId()),
                new Standing(told.budgetId(), told.revision(), told.periodStart(), told.resetsAt(), null));
    }

    /** budget-service decides on each reservation of an unknown budget. */
    void doubtBudget(@Nullable String budgetId) {
        standings.values().removeIf(standing -> standing.budgetId().toString().equals(budgetId));
    }

    /** A plan that is not known could pay, so budget-service decides. */
    void doubtOrganization(@Nullable String organizationId) {
        organizations.keySet().removeIf(known -> known.toString().equals(organizationId));
    }

    void changed(OrganizationChanged told) {
        organizations.merge(
                told.organizationId(),
                new Payable(told.revision(), told.generationsPerPeriod() == 0 && ACTIVE.equals(told.status())),
                (known, news) -> news.revision() > known.revision() ? news : known);
    }

    private boolean isPaidByTokensAlone(UUID organizationId) {
        var organization = organizations.get(organizationId);
        return organization != null && organization.byTokensAlone();
    }

    private void stand(Key key, Standing news) {
        standings.merge(key, news, (known, told) -> told.isAfter(known) ? told : known);
    }

    private record Key(UUID organizationId, String teacherId) {}

    /** @param byTokensAlone it is active, and has no plan */
    private record Payable(long revision, boolean byTokensAlone) {}

    /** @param exceeded null if something is left */
    private record Standing(
            UUID budgetId,
            long revision,
            Instant periodStart,
            Instant resetsAt,
            @Nullable ExceededBudget exceeded) {

        /** A higher revision wins, then a later period; within one period, exceeded is the last state. */
        boolean isAfter(Standing known) {
            if (revision != known.revision) {
                return revision > known.revision;
            }
            return periodStart.equals(known.periodStart) ? exceeded != null : periodStart.isAfter(known.periodStart);
        }
    }
}
