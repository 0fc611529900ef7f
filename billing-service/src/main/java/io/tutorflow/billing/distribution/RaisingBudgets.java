package io.tutorflow.billing.distribution;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.round.Round;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

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

    private final DistributionTable table;
    private final Budgets budgets;
    private final RealClock clock;

    RaisingBudgets(DistributionTable table, Budgets budgets, RealClock clock) {
        this.table = table;
        this.budgets = budgets;
        this.clock = clock;
    }

    Uni<Distributed> raise(Distribution wish, Optional<Kept> before) {
        return before.map(kept -> Uni.createFrom().item(kept))
                .orElseGet(() -> keep(wish))
                .map(Kept::distribution)
                .chain(this::ask);
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

    private Uni<Distributed> ask(Distribution wish) {
        return budgets.raise(wish).chain(answer -> follow(wish, answer));
    }

    private Uni<Kept> keep(Distribution wish) {
        return Panache.withTransaction(
                        () -> table.insertPending(wish, clock.now().plus(PAUSE)).chain(() -> table.find(wish.id())))
                .map(found -> found.orElseThrow().sameAs(wish));
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
            case Budgets.Answer.NotReached away -> dropped(wish, DistributionProblems.budgetServiceIsAway());
        };
    }

    private Uni<Distributed> dropped(Distribution wish, Throwable why) {
        return Panache.withTransaction(() -> table.drop(wish.id()))
                .chain(() -> Uni.createFrom().failure(why));
    }
}
