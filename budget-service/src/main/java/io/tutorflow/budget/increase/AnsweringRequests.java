package io.tutorflow.budget.increase;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.organization.Organizations;
import io.tutorflow.budget.teacher.BudgetTerms;
import io.tutorflow.budget.teacher.Change;
import io.tutorflow.budget.teacher.IncreasingBudgets;
import io.tutorflow.budget.teacher.IncreasingBudgets.Increased;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.SessionOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.UUID;

/** Answers a request once: what it grants, its new state and the event are one transaction. */
@ApplicationScoped
class AnsweringRequests {

    private final IncreaseRepository requests;
    private final IncreasingBudgets budgets;
    private final Organizations organizations;
    private final BusinessClock clock;
    private final Outbox outbox;

    AnsweringRequests(
            IncreaseRepository requests,
            IncreasingBudgets budgets,
            Organizations organizations,
            BusinessClock clock,
            Outbox outbox) {
        this.requests = requests;
        this.budgets = budgets;
        this.organizations = organizations;
        this.clock = clock;
        this.outbox = outbox;
    }

    Uni<AnswerResult> answer(OrganizationId organization, UUID id, Answer answer, String admin) {
        var change = new Change(clock.now(), admin);
        return organizations
                .zoneOf(organization)
                .flatMap(zone -> Panache.withTransaction(() -> requests.lock(organization, id)
                        .flatMap(found -> found.map(row -> answer(row, answer, change, zone))
                                .orElseGet(() -> Uni.createFrom().item(new AnswerResult.Unknown())))))
                .invoke(outbox::wakeRelay);
    }

    private Uni<AnswerResult> answer(IncreaseRow row, Answer answer, Change change, ZoneId zone) {
        var request = row.request();
        if (request.decision() != null) {
            return Uni.createFrom()
                    .item(
                            request.isAnsweredBy(answer)
                                    ? new AnswerResult.Answered(request)
                                    : new AnswerResult.AnsweredOtherwise(request));
        }
        return grant(request, answer, change, zone).flatMap(increased -> switch (increased) {
            case Increased.NoBudget none -> Uni.createFrom().item(new AnswerResult.NoBudget());
            case Increased.NotMore less -> Uni.createFrom().item(new AnswerResult.NotMore());
            case Increased.OfAnotherPeriod(var present) ->
                Uni.createFrom().item(new AnswerResult.OfAnotherPeriod(request, present));
            case Increased.Done done -> decided(row, request.decided(answer, change));
        });
    }

    private Uni<Increased> grant(IncreaseRequest request, Answer answer, Change change, ZoneId zone) {
        var teacher = request.teacher();
        return switch (answer) {
            case Answer.Approved(Grant.NewLimit limit) ->
                budgets.limit(teacher, new BudgetTerms(request.period(), limit.tokens()), change, zone);
            case Answer.Approved(Grant.Extra extra) ->
                budgets.extra(request.id(), teacher, extra.tokens(), change, zone);
            case Answer.Denied denied -> Uni.createFrom().item(new Increased.Done());
        };
    }

    private static Uni<AnswerResult> decided(IncreaseRow row, IncreaseRequest decided) {
        row.become(decided);
        return Panache.getSession()
                .chain(session ->
                        session.flush().chain(() -> SessionOutbox.append(session, IncreaseEvents.decided(decided))))
                .replaceWith(new AnswerResult.Answered(decided));
    }
}
