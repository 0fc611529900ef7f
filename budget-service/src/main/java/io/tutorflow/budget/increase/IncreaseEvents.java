package io.tutorflow.budget.increase;

import io.tutorflow.budget.increase.IncreaseRequest.Decision;
import io.tutorflow.budget.teacher.BudgetBook;
import io.tutorflow.events.BudgetIncreaseDecided;
import io.tutorflow.events.BudgetIncreaseRequested;
import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events about requests for more. */
final class IncreaseEvents {

    private IncreaseEvents() {}

    static OutboxEvent requested(IncreaseRequest made, BudgetBook book) {
        var ask = made.ask();
        var event = new BudgetIncreaseRequested(
                made.id(),
                organization(made),
                made.teacher().id().value(),
                made.period().text(),
                made.limit().credits(),
                book.current().spent().credits(),
                credits(ask.requestedLimit()),
                ask.note(),
                made.createdAt());
        return OutboxEvent.of(
                EventType.BUDGET_INCREASE_REQUESTED,
                made.id().toString(),
                made.id() + ":requested",
                made.createdAt(),
                event);
    }

    static OutboxEvent decided(IncreaseRequest decided) {
        var decision = Objects.requireNonNull(decided.decision());
        var at = decision.by().at();
        return OutboxEvent.of(
                EventType.BUDGET_INCREASE_DECIDED,
                decided.id().toString(),
                decided.id() + ":decided",
                at,
                event(decided, decision));
    }

    private static BudgetIncreaseDecided event(IncreaseRequest decided, Decision decision) {
        return new BudgetIncreaseDecided(
                decided.id(),
                organization(decided),
                decided.teacher().id().value(),
                decided.status().text(),
                granted(decision.answer()),
                grantedAs(decision.answer()),
                decision.answer() instanceof Answer.Denied denied ? denied.reason() : null,
                decided.ask().replyEmail(),
                decision.by().by(),
                decision.by().at());
    }

    static @Nullable BigDecimal limit(Answer answer) {
        return answer instanceof Answer.Approved(Grant.NewLimit limit)
                ? limit.tokens().credits()
                : null;
    }

    static @Nullable BigDecimal extra(Answer answer) {
        return answer instanceof Answer.Approved(Grant.Extra extra)
                ? extra.tokens().credits()
                : null;
    }

    private static @Nullable BigDecimal granted(Answer answer) {
        var limit = limit(answer);
        return limit == null ? extra(answer) : limit;
    }

    private static @Nullable String grantedAs(Answer answer) {
        return switch (answer) {
            case Answer.Approved(Grant.NewLimit limit) -> "limit";
            case Answer.Approved(Grant.Extra extra) -> "extra";
            case Answer.Denied denied -> null;
        };
    }

    private static @Nullable BigDecimal credits(@Nullable Money money) {
        return money == null ? null : money.credits();
    }

    private static UUID organization(IncreaseRequest request) {
        return UUID.fromString(request.teacher().organization().value());
    }
}
