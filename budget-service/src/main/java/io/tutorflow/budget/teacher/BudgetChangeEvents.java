package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.period.Span;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The events published, in the same transaction, when a budget is changed in the middle of a period. */
@ApplicationScoped
class BudgetChangeEvents {

    private static final String WAS_EXCEEDED = """
            UPDATE spend SET restore_at = NULL
            WHERE budget_id = :budget AND restore_at IS NOT NULL AND resets_at > :now""";

    private static final String SPENT = """
            SELECT spent_micros, raised_micros FROM spend
            WHERE budget_id = :budget AND period = :period AND period_start = :start""";

    private static final String MARK = """
            UPDATE spend SET exceeded_revision = :revision, restore_at = resets_at
            WHERE budget_id = :budget AND period = :period AND period_start = :start""";

    /** A raised limit unblocks at once, and a limit below the spending blocks at once. The budget's row is locked. */
    Uni<Void> tell(Mutiny.Session session, Budget before, Budget after, ZoneId zone, Instant now) {
        var terms = after.terms() == null ? before.terms() : after.terms();
        if (terms == null) {
            return Uni.createFrom().voidItem();
        }
        var period = terms.period();
        return session.createNativeQuery(WAS_EXCEEDED)
                .setParameter("budget", after.id().value())
                .setParameter("now", now)
                .executeUpdate()
                .flatMap(wasExceeded -> spend(session, after.id(), period, period.at(now, zone))
                        .flatMap(spend -> tell(session, after, spend, wasExceeded > 0, now)));
    }

    private static Uni<Void> tell(Mutiny.Session session, Budget after, Spend spend, boolean wasExceeded, Instant now) {
        var marked = isUsedUp(after, spend)
                ? mark(session, after, spend)
                : Uni.createFrom().voidItem();
        return marked.chain(() -> news(after, spend, wasExceeded, now)
                .map(event -> SessionOutbox.append(session, event))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    static boolean isUsedUp(Budget after, Spend spend) {
        return after.terms() != null && spend.reaches(after.limitIn(spend));
    }

    /** @param wasExceeded whether it was last published as exceeded */
    static Optional<OutboxEvent> news(Budget after, Spend spend, boolean wasExceeded, Instant now) {
        if (isUsedUp(after, spend)) {
            return Optional.of(BudgetEvents.exceeded(after, spend, now));
        }
        var reason = after.terms() == null ? "removed" : "raised";
        return wasExceeded ? Optional.of(BudgetEvents.restored(after, reason, spend, now)) : Optional.empty();
    }

    private static Uni<Spend> spend(Mutiny.Session session, BudgetId budget, Period period, Span span) {
        return session.createNativeQuery(SPENT, Object[].class)
                .setParameter("budget", budget.value())
                .setParameter("period", period.text())
                .setParameter("start", span.start())
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? Spend.none(period, span)
                        : new Spend(period, span, Money.ofMicros((long) row[0]), Money.ZERO, Money.ofMicros((long)
                                row[1])));
    }

    private static Uni<Void> mark(Mutiny.Session session, Budget budget, Spend spend) {
        return session.createNativeQuery(MARK)
                .setParameter("revision", budget.revision())
                .setParameter("budget", budget.id().value())
                .setParameter("period", spend.period().text())
                .setParameter("start", spend.span().start())
                .executeUpdate()
                .replaceWithVoid();
    }
}
