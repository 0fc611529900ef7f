package io.tutorflow.budget.increase;

import static io.tutorflow.simulation.machine.Invariant.ONE_REQUEST_IS_OPEN;
import static io.tutorflow.simulation.machine.Invariant.RAISED_AS_GRANTED;

import io.tutorflow.budget.increase.IncreaseRequest.Ask;
import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.reservation.BudgetDatabase;
import io.tutorflow.budget.reservation.BudgetInvariants;
import io.tutorflow.budget.reservation.BudgetOffice;
import io.tutorflow.budget.teacher.BudgetBook;
import io.tutorflow.budget.teacher.BudgetTerms;
import io.tutorflow.budget.teacher.Change;
import io.tutorflow.budget.teacher.IncreasingBudgets.Increased;
import io.tutorflow.budget.teacher.Spend;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Table;
import io.tutorflow.simulation.machine.Violation;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Requests for more, made as {@code AskingForMore} and answered as {@code AnsweringRequests} do. */
public final class IncreaseDesk {

    private static final String ADMIN = "admin";
    private static final Ask NOTHING_SAID = new Ask(null, null, null);

    private final BudgetDatabase books;
    private final BudgetOffice office;
    private final PlantedBug bug;
    private final Table<UUID, IncreaseRequest> requests;

    public IncreaseDesk(BudgetDatabase books, BudgetOffice office, PlantedBug bug) {
        this.books = books;
        this.office = office;
        this.bug = bug;
        this.requests = new Table<>(books.database(), "increase_request");
    }

    public List<UUID> asked() {
        return List.copyOf(requests.keys());
    }

    public void ask(UUID id, Teacher teacher, Instant now) {
        books.database().transaction(() -> office.bookOf(teacher, now).ifPresent(book -> ask(id, book, now)));
    }

    private void ask(UUID id, BudgetBook book, Instant now) {
        var spend = book.current();
        var made = new IncreaseRequest(
                id, book.budget().teacher(), spend.period(), spend.span(), NOTHING_SAID, book.limit(), now, null);
        // As the index one_open_request.
        boolean isOpenAlready = requests.rows().stream()
                .anyMatch(other -> other.decision() == null && other.teacher().equals(made.teacher()));
        if (!isOpenAlready) {
            requests.insert(id, made);
            books.outbox().append(List.of(IncreaseEvents.requested(made, book)));
        }
    }

    public void approveLimit(UUID id, Money limit, Instant now) {
        answer(id, new Answer.Approved(new Grant.NewLimit(limit)), now);
    }

    public void approveExtra(UUID id, Money extra, Instant now) {
        answer(id, new Answer.Approved(new Grant.Extra(extra)), now);
    }

    public void deny(UUID id, Instant now) {
        answer(id, new Answer.Denied(null), now);
    }

    private void answer(UUID id, Answer answer, Instant now) {
        var change = new Change(now, ADMIN);
        books.database().transaction(() -> {
            var request = requests.there(id);
            boolean isAnswered = request.decision() != null;
            if (isAnswered && bug != PlantedBug.APPROVED_TWICE) {
                return;
            }
            if (grant(request, answer, change) instanceof Increased.Done && !isAnswered) {
                var decided = request.decided(answer, change);
                requests.put(id, decided);
                books.outbox().append(List.of(IncreaseEvents.decided(decided)));
            }
        });
    }

    private Increased grant(IncreaseRequest request, Answer answer, Change change) {
        var teacher = request.teacher();
        return switch (answer) {
            case Answer.Approved(Grant.NewLimit limit) ->
                office.limit(teacher, new BudgetTerms(request.period(), limit.tokens()), change);
            case Answer.Approved(Grant.Extra extra) -> office.extra(teacher, extra.tokens(), change);
            case Answer.Denied denied -> new Increased.Done();
        };
    }

    /** What always holds of requests. */
    public void check(BudgetInvariants budgets) {
        var open = new HashSet<Teacher>();
        requests.rows().stream()
                .filter(request -> request.decision() == null)
                .forEach(request -> Violation.unless(open.add(request.teacher()), ONE_REQUEST_IS_OPEN, request));
        budgets.forEachRaised((teacher, spend) -> Violation.unless(
                spend.raised().equals(granted(teacher, spend)), RAISED_AS_GRANTED, teacher + ": " + spend));
    }

    private Money granted(Teacher teacher, Spend spend) {
        return requests.rows().stream()
                .filter(request -> request.teacher().equals(teacher))
                .map(request -> grantedIn(spend.span(), request))
                .reduce(Money.ZERO, Money::plus);
    }

    private static Money grantedIn(Span span, IncreaseRequest request) {
        var decision = request.decision();
        return decision != null
                        && !decision.by().at().isBefore(span.start())
                        && decision.by().at().isBefore(span.end())
                        && decision.answer() instanceof Answer.Approved(Grant.Extra extra)
                ? extra.tokens()
                : Money.ZERO;
    }
}
