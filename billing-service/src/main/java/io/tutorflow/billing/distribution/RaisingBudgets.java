package io.tutorflow.billing.distribution;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Once;
import io.tutorflow.billing.round.Round;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands tokens to teachers: written down as pending, then budget-service is asked, then done. What nobody heard the answer
 * of is asked about again, on any replica; the same raise twice is one.
 */
@ApplicationScoped
class RaisingBudgets {

    private static final Round ROUND = new Round(Logger.getLogger(RaisingBudgets.class), "Distribution");

    /** Longer than a request takes, so that nobody asks beside it. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** Distributions of one round. */
    private static final int MOST = 20;

    /** What a budget is by now, where nobody says so. */
    private static final Budgets.@Nullable Budget UNKNOWN = null;

    private final DistributionTable table;
    private final Budgets budgets;
    private final Once once;
    private final RealClock clock;

    RaisingBudgets(DistributionTable table, Budgets budgets, Once once, RealClock clock) {
        this.once = once;
        this.table = table;
        this.budgets = budgets;
        this.clock = clock;
    }

    /** Part of the caller's transaction: from its commit on it is asked about until there is an answer. */
    Uni<Distribution> keep(Distribution wish) {
        return table.insertPending(wish, clock.now().plus(PAUSE)).replaceWith(wish);
    }

    @Scheduled(
            every = "${tutorflow.distributions.ask-every:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "asking-about-distributions")
    Uni<Void> askAgain() {
        return ROUND.of(
                () -> Panache.withTransaction(() -> table.claim(clock.now(), PAUSE, MOST)),
                Distribution::id,
                this::ask);
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

    private Uni<Distributed> ask(Distribution wish) {
        return budgets.raise(wish).chain(answer -> follow(wish, answer));
    }

    private Uni<Distributed> follow(Distribution wish, Budgets.Answer answer) {
        return switch (answer) {
            case Budgets.Answer.Raised raised ->
                Panache.withTransaction(() -> table.done(wish.id()))
                        .replaceWith(new Distributed.Raised(wish, raised.budget()));
            case Budgets.Answer.NoBudget none ->
                dropped(
                        wish,
                        DistributionProblems.walletIsShared(wish.recipient().id()));
            case Budgets.Answer.IdUsedOtherwise otherwise -> dropped(wish, DistributionProblems.keyReused());
            case Budgets.Answer.NotReached away -> Uni.createFrom().failure(DistributionProblems.outcomeIsUnknown());
        };
    }

    /** Its key is free again, unless it was done meanwhile. */
    private Uni<Distributed> dropped(Distribution wish, Throwable why) {
        return Panache.withTransaction(() -> table.drop(wish.id())
                        .chain(dropped -> dropped
                                ? once.forget(wish.id()).replaceWith(Optional.<Kept>empty())
                                : table.find(wish.id())))
                .chain(found -> found.filter(Kept::done).isPresent()
                        ? Uni.createFrom().item(new Distributed.Raised(wish, UNKNOWN))
                        : Uni.createFrom().failure(why));
    }
}
