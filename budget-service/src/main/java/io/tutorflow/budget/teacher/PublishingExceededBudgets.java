package io.tutorflow.budget.teacher;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.persistence.Columns;
import io.tutorflow.persistence.OutboxRows;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Publishes, in the transaction in which finished work reaches a limit, that the budget is exceeded; once per revision
 * and period.
 */
@ApplicationScoped
public class PublishingExceededBudgets {

    private static final String MARK = """
            UPDATE spend s SET exceeded_revision = m.revision, restore_at = s.resets_at
            FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::bigint[]) AS m (b, p, start, revision)
            WHERE s.budget_id = m.b AND s.period = m.p AND s.period_start = m.start""";

    /** @param budgets locked by the transaction, like the periods */
    public Uni<Void> tell(
            SqlConnection transaction, Map<BudgetId, Budget> budgets, List<SpentPeriod> changed, Instant now) {
        var news = changed.stream()
                .filter(period -> isNews(period, Objects.requireNonNull(budgets.get(period.budget())), now))
                .toList();
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return mark(transaction, news, budgets)
                .chain(() -> OutboxRows.append(
                        transaction,
                        news.stream().map(period -> event(period, budgets, now)).toList()));
    }

    /** That they are told to be exceeded, and not yet to be restored. */
    static Uni<Void> mark(SqlConnection transaction, List<SpentPeriod> exceeded, Map<BudgetId, Budget> budgets) {
        return exceeded.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(MARK)
                        .execute(marks(exceeded, budgets))
                        .replaceWithVoid();
    }

    /** A period that is over blocks nobody. */
    static boolean isNews(SpentPeriod period, Budget budget, Instant now) {
        var terms = budget.terms();
        return terms != null
                && period.spend().span().end().isAfter(now)
                && terms.period() == period.spend().period()
                && period.spend().reaches(budget.limitIn(period.spend()))
                && (period.exceededRevision() == null || period.exceededRevision() < budget.revision());
    }

    static OutboxEvent event(SpentPeriod period, Map<BudgetId, Budget> budgets, Instant now) {
        var budget = Objects.requireNonNull(budgets.get(period.budget()));
        return BudgetEvents.exceeded(budget, period.spend(), now);
    }

    private static Tuple marks(List<SpentPeriod> news, Map<BudgetId, Budget> budgets) {
        return new Columns<>(news)
                .uuids(period -> period.budget().value())
                .texts(period -> period.spend().period().text())
                .times(period -> period.spend().span().start())
                .longs(period ->
                        Objects.requireNonNull(budgets.get(period.budget())).revision())
                .tuple();
    }
}
