package io.tutorflow.billing.distribution;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.once.Once;
import io.tutorflow.clock.RealClock;
import io.tutorflow.internal.raise.RaisedBudget;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Distributes tokens to teachers: stored as pending, then budget-service is asked, then done. Unanswered requests are
 * repeated by any replica; a repeated raise counts once.
 */
@ApplicationScoped
class RaisingBudgets implements DueJob {

    private static final Schedule SCHEDULE = new Schedule("distributions", "${tutorflow.distributions.ask-every:5s}");

    /** Longer than a request takes, so that nobody asks at the same time. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** A raise may have arrived, so it is asked about for ever. */
    private static final Terms TERMS = new Terms(PAUSE, Retries.forever(PAUSE, PAUSE));

    /** The current budget, if no answer has it. */
    private static final @Nullable RaisedBudget UNKNOWN = null;

    private final DistributionTable table;
    private final Budgets budgets;
    private final Once once;
    private final DueWork work;
    private final RealClock clock;

    RaisingBudgets(DistributionTable table, Budgets budgets, Once once, DueWork work, RealClock clock) {
        this.once = once;
        this.work = work;
        this.table = table;
        this.budgets = budgets;
        this.clock = clock;
    }

    /** In the caller's transaction: from its commit on budget-service is asked until it answers. */
    Uni<Distribution> keep(Distribution wish) {
        return table.insertPending(wish)
                .chain(() -> work.enqueue(SCHEDULE, wish.id(), clock.now().plus(PAUSE)))
                .replaceWith(wish);
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return Panache.withSession(() -> table.find(due.id()))
                .chain(found -> found.filter(kept -> !kept.done())
                        .map(kept ->
                                budgets.raise(kept.distribution()).chain(answer -> settle(kept.distribution(), answer)))
                        .orElseGet(() -> Uni.createFrom().item(new Outcome.Done())));
    }

    /** Nobody waits for the answer any more: a refused raise is deleted, and its key is free again. */
    private Uni<Outcome> settle(Distribution wish, Budgets.Answer answer) {
        return switch (answer) {
            case Budgets.Answer.Raised raised ->
                Panache.withTransaction(() -> table.done(wish.id())).replaceWith(new Outcome.Done());
            case Budgets.Answer.NoBudget none -> drop(wish).replaceWith(new Outcome.Done());
            case Budgets.Answer.IdUsedOtherwise otherwise -> drop(wish).replaceWith(new Outcome.Done());
            case Budgets.Answer.NotReached away ->
                Uni.createFrom().item(new Outcome.Again(PAUSE, "budget-service does not answer"));
        };
    }

    /**
     * For a stored distribution: what was raised stays raised, whatever budget-service says now. If it is pending,
     * someone else is asking, and only one may; otherwise "not reached" would not prove that nothing had arrived.
     */
    Uni<DistributionResult> lookAt(StoredDistribution kept) {
        var wish = kept.distribution();
        return kept.done()
                ? budgets.raise(wish)
                        .map(answer -> answer instanceof Budgets.Answer.Raised raised ? raised.budget() : null)
                        .onFailure()
                        .recoverWithItem(UNKNOWN)
                        .map(budget -> new DistributionResult.Raised(wish, budget))
                : Uni.createFrom().failure(DistributionProblems.outcomeIsUnknown());
    }

    /** Within the pause nobody else asks, so if budget-service is not reached, nothing has arrived there. */
    Uni<DistributionResult> askFirst(Distribution wish) {
        return budgets.raise(wish)
                .chain(answer -> answer instanceof Budgets.Answer.NotReached
                        ? dropped(wish, DistributionProblems.budgetServiceIsAway())
                        : follow(wish, answer));
    }

    private Uni<DistributionResult> follow(Distribution wish, Budgets.Answer answer) {
        return switch (answer) {
            case Budgets.Answer.Raised raised ->
                Panache.withTransaction(() -> table.done(wish.id()).chain(() -> work.done(SCHEDULE, wish.id())))
                        .replaceWith(new DistributionResult.Raised(wish, raised.budget()));
            case Budgets.Answer.NoBudget none ->
                dropped(
                        wish,
                        DistributionProblems.walletIsShared(wish.recipient().id()));
            case Budgets.Answer.IdUsedOtherwise otherwise -> dropped(wish, DistributionProblems.keyReused());
            case Budgets.Answer.NotReached away -> Uni.createFrom().failure(DistributionProblems.outcomeIsUnknown());
        };
    }

    private Uni<DistributionResult> dropped(Distribution wish, Throwable why) {
        return drop(wish)
                .chain(found -> found.filter(StoredDistribution::done).isPresent()
                        ? Uni.createFrom().item(new DistributionResult.Raised(wish, UNKNOWN))
                        : Uni.createFrom().failure(why));
    }

    /** Its key is free again, unless it was done in the meantime: then it is found. */
    private Uni<Optional<StoredDistribution>> drop(Distribution wish) {
        return Panache.withTransaction(() -> table.drop(wish.id())
                .chain(dropped -> dropped
                        ? once.forget(wish.id()).replaceWith(Optional.<StoredDistribution>empty())
                        : table.find(wish.id())));
    }
}
