package io.tutorflow.usage.work;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.record.RunningWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Keeps this replica's lease alive, so that nobody takes its works over, and gives it up when the replica stops. */
@ApplicationScoped
class Leasing {

    private static final Logger LOG = Logger.getLogger(Leasing.class);
    private static final Duration GOODBYE_WAIT = Duration.ofSeconds(2);

    private final RunningWork running;
    private final WorkConfig config;
    private volatile boolean stopping;

    Leasing(RunningWork running, WorkConfig config) {
        this.running = running;
        this.config = config;
    }

    /** Three renewals fit into a lease: one may be lost. */
    @Scheduled(every = "3s", identity = "renew-lease", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        return stopping
                ? Uni.createFrom().voidItem()
                : running.renew(config.lease()).onFailure().recoverWithUni(Leasing::notRenewed);
    }

    @Scheduled(every = "10m", identity = "forget-workers", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetTheDead() {
        return running.forgetTheDead().onFailure().recoverWithUni(Leasing::notRenewed);
    }

    void giveUp(@Observes ShutdownEvent event) {
        stopping = true;
        running.giveUp()
                .ifNoItem()
                .after(GOODBYE_WAIT)
                .fail()
                .onFailure()
                .recoverWithUni(Leasing::notRenewed)
                .await()
                .indefinitely();
    }

    private static Uni<Void> notRenewed(Throwable failure) {
        LOG.warnf("The lease could not be written: %s", failure);
        return Uni.createFrom().voidItem();
    }
}
