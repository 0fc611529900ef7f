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
 * Hands tokens to teachers: written down as pending, then budget-service is asked, then done. What nobody heard the answer
 * of is asked about again, on any replica; the same raise twice is one.
 */
@ApplicationScoped
class RaisingBudgets implements DueJob {

    private static final Schedule SCHEDULE = new Schedule("distributions", "${tutorflow.distributions.ask-every:5s}");

    /** Longer than a request takes, so that nobody asks beside it. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** A raise may have been heard: it is asked about for ever. */
    private static final Terms TERMS = new Terms(PAUSE, Retries.forever(PAUSE, PAUSE));

    /** What a budget is by now, where nobody says so. */
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

    /** Part of the caller's transaction: from its commit on it is asked about until there is an answer. */
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

    /** Nobody waits for the answer any more: what was refused is dropped, and its key is free again. */
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
     * Of one that was written down before: what was raised stays so, whatever budget-service says by now. Of one that is
     * pending somebody else is asking, and only one may: else "not there" says nothing of what was heard.
     */
    Uni<Distributed> lookAt(Kept kept) {
        var wish = kept.distribution();
        return kept.done()
                ? budgets.raise(wish)
                        .map(answer -> answer instanceof Budgets.Answer.Raised raised ? raised.budget() : null)
                        .onFailure()
                        .recoverWithItem(UNKNOWN)
                        .map(budget -> new Distributed.Raised(wish, budget))
                : Uni.createFrom().failure(DistributionProblems.outcomeIsUnknown());
    }

    /** Within the pause nobody else asks: if budget-service is not there, it has heard of nothing. */
    Uni<Distributed> askFirst(Distribution wish) {
        return budgets.raise(wish)
                .chain(answer -> answer instanceof Budgets.Answer.NotReached
                        ? dropped(wish, DistributionProblems.budgetServiceIsAway())
                        : follow(wish, answer));
    }

    private Uni<Distributed> follow(Distribution wish, Budgets.Answer answer) {
        return switch (answer) {
            case Budgets.Answer.Raised raised ->
                Panache.withTransaction(() -> table.done(wish.id()).chain(() -> work.done(SCHEDULE, wish.id())))
                        .replaceWith(new Distributed.Raised(wish, raised.budget()));
            case Budgets.Answer.NoBudget none ->
                dropped(
                        wish,
                        DistributionProblems.walletIsShared(wish.recipient().id()));
            case Budgets.Answer.IdUsedOtherwise otherwise -> dropped(wish, DistributionProblems.keyReused());
            case Budgets.Answer.NotReached away -> Uni.createFrom().failure(DistributionProblems.outcomeIsUnknown());
        };
    }

    private Uni<Distributed> dropped(Distribution wish, Throwable why) {
        return drop(wish)
                .chain(found -> found.filter(Kept::done).isPresent()
                        ? Uni.createFrom().item(new Distributed.Raised(wish, UNKNOWN))
                        : Uni.createFrom().failure(why));
    }

    /** Its key is free again, unless it was done meanwhile: then it is what is found. */
    private Uni<Optional<Kept>> drop(Distribution wish) {
        return Panache.withTransaction(() -> table.drop(wish.id())
                .chain(dropped ->
                        dropped ? once.forget(wish.id()).replaceWith(Optional.<Kept>empty()) : table.find(wish.id())));
    }
}
