package io.tutorflow.pricing.terms;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.Pages;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells the terms of all workspaces once more, at each start and again and again: a topic that is new or was emptied, or a
 * reader whose database was set back, has them all then. Each is read under its lock, so that no older list can land behind
 * a newer one.
 */
@ApplicationScoped
class RetellingTerms {

    private static final Logger LOG = Logger.getLogger(RetellingTerms.class);

    /** Workspaces locked at a time. */
    private static final int BATCH = 100;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Pool pool;
    private final BusinessClock clock;
    private final Outbox outbox;

    RetellingTerms(Pool pool, BusinessClock clock, Outbox outbox) {
        this.pool = pool;
        this.clock = clock;
        this.outbox = outbox;
    }

    void atStart(@Observes StartupEvent event) {
        again().subscribe().with(done -> {}, failure -> {});
    }

    @Scheduled(
            every = "${tutorflow.terms.retell-every:5m}",
            delayed = "${tutorflow.terms.retell-every:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "retelling-terms")
    Uni<Void> again() {
        return Pages.<UUID>each(BATCH, last -> retellAbove(last == null ? BEFORE_ALL : last))
                .onFailure()
                .invoke(failure -> LOG.warnf("The terms of workspaces are told again later: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<List<UUID>> retellAbove(UUID last) {
        return pool.withTransaction(transaction -> TermsTable.lockAbove(transaction, last, BATCH)
                        .call(workspaces -> tell(transaction, workspaces)))
                .invoke(outbox::wakeRelay);
    }

    private Uni<Void> tell(SqlClient transaction, List<UUID> workspaces) {
        return Multi.createFrom()
                .iterable(workspaces)
                .onItem()
                .transformToUniAndConcatenate(workspace -> AgreeingTerms.tell(transaction, workspace, clock.now()))
                .onItem()
                .ignoreAsUni();
    }
}
