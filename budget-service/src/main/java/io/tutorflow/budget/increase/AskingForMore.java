package io.tutorflow.budget.increase;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.increase.IncreaseRequest.Ask;
import io.tutorflow.budget.teacher.BudgetBook;
import io.tutorflow.budget.teacher.IncreasingBudgets;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Makes a teacher's request, of which one may be open at a time. */
@ApplicationScoped
class AskingForMore {

    private static final String ONE_OPEN = "one_open_request";

    private final IncreasingBudgets budgets;
    private final IncreaseRepository requests;
    private final BusinessClock clock;
    private final Outbox outbox;

    AskingForMore(IncreasingBudgets budgets, IncreaseRepository requests, BusinessClock clock, Outbox outbox) {
        this.budgets = budgets;
        this.requests = requests;
        this.clock = clock;
        this.outbox = outbox;
    }

    Uni<AskResult> ask(Teacher teacher, Ask ask) {
        var now = clock.now();
        return budgets.of(teacher, now)
                .flatMap(found -> found.map(book -> ask(book, ask, now))
                        .orElseGet(() -> Uni.createFrom().item(new AskResult.NoBudget())));
    }

    private Uni<AskResult> ask(BudgetBook book, Ask ask, Instant now) {
        var requested = ask.requestedLimit();
        var present = book.terms().limit();
        if (requested != null && !requested.exceeds(present)) {
            return Uni.createFrom().item(new AskResult.NotMore(present));
        }
        var spend = book.current();
        var made = new IncreaseRequest(
                UUID.randomUUID(), book.budget().teacher(), spend.period(), spend.span(), ask, book.limit(), now, null);
        return Panache.withTransaction(() -> budgets.begin(made.teacher(), made.createdAt())
                        .chain(() -> requests.insert(made))
                        .chain(Panache::getSession)
                        .chain(session -> SessionOutbox.append(session, IncreaseEvents.requested(made, book))))
                .invoke(outbox::wakeRelay)
                .<AskResult>replaceWith(new AskResult.Asked(made))
                .onFailure(AskingForMore::isOpenAlready)
                .recoverWithItem(new AskResult.OpenAlready());
    }

    private static boolean isOpenAlready(Throwable failure) {
        return failure instanceof ConstraintViolationException refused && ONE_OPEN.equals(refused.getConstraintName());
    }
}
