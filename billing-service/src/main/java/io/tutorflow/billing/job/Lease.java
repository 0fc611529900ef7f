package io.tutorflow.billing.job;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Keeps work claimed for as long as it is worked on, a short term at a time: what was in the hands of a replica that died
 * is due again when the term is over, however long the work may take.
 */
final class Lease {

    /** A replica that stands still for so long must expect that another one has taken its work. */
    static final Duration TERM = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Lease.class);

    private static final int RENEWALS_IN_A_TERM = 3;

    private final DueWorkTable table;
    private final String job;
    private final Duration term;
    private final Future<?> timer;
    private Due held;
    private CompletableFuture<List<Due>> renewal = CompletableFuture.completedFuture(List.of());
    private boolean isOver;

    /** @param held claimed a moment ago for the term */
    Lease(DueWorkTable table, String job, Due held, Duration term) {
        this.table = table;
        this.job = job;
        this.held = held;
        this.term = term;
        long pause = term.toMillis() / RENEWALS_IN_A_TERM;
        this.timer = Infrastructure.getDefaultWorkerPool()
                .scheduleAtFixedRate(this::renew, pause, pause, TimeUnit.MILLISECONDS);
    }

    private synchronized void renew() {
        if (!isOver && renewal.isDone()) {
            renewal = table.renew(job, held, term)
                    .invoke(this::take)
                    .onFailure()
                    .invoke(failure -> LOG.warnf("%s %s: the claim could not be renewed: %s", job, held.id(), failure))
                    .onFailure()
                    .recoverWithItem(List.of())
                    .subscribeAsCompletionStage();
        }
    }

    /** Nothing, if it was hastened meanwhile, or another replica has it. */
    private synchronized void take(List<Due> renewed) {
        if (renewed.isEmpty()) {
            isOver = true;
        } else {
            held = renewed.getFirst();
        }
    }

    /** The claim as it stands in the end, by which it can be settled. */
    Uni<Due> end() {
        stop();
        return Uni.createFrom().completionStage(this::lastRenewal).map(done -> held());
    }

    /** It is not renewed any more, whatever became of the work: who has given it up must not keep it from others. */
    synchronized void stop() {
        isOver = true;
        timer.cancel(false);
    }

    private synchronized CompletableFuture<List<Due>> lastRenewal() {
        return renewal;
    }

    private synchronized Due held() {
        return held;
    }
}
