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

/** Renews this replica's lease, so that no other takes over its work, and gives it up when the replica stops. */
@ApplicationScoped
class RenewingLeases {

    private static final Logger LOG = Logger.getLogger(RenewingLeases.class);
    private static final Duration GOODBYE_WAIT = Duration.ofSeconds(2);

    private final RunningWork running;
    private final WorkConfig config;
    private volatile boolean stopping;

    RenewingLeases(RunningWork running, WorkConfig config) {
        this.running = running;
        this.config = config;
    }

    /** Three renewals fit into a lease, so one may fail. */
    @Scheduled(every = "3s", identity = "renew-lease", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        return stopping
                ? Uni.createFrom().voidItem()
                : running.renew(config.lease()).onFailure().recoverWithUni(RenewingLeases::notRenewed);
    }

    @Scheduled(every = "10m", identity = "forget-workers", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forgetTheDead() {
        return running.forgetTheDead().onFailure().recoverWithUni(RenewingLeases::notRenewed);
    }

    void giveUp(@Observes ShutdownEvent event) {
        stopping = true;
        running.giveUp()
                .ifNoItem()
                .after(GOODBYE_WAIT)
                .fail()
                .onFailure()
                .recoverWithUni(RenewingLeases::notRenewed)
                .await()
                .indefinitely();
    }

    private static Uni<Void> notRenewed(Throwable failure) {
        LOG.warnf("The lease could not be renewed: %s", failure);
        return Uni.createFrom().voidItem();
    }
}
