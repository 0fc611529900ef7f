package io.tutorflow.pricing.terms;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.pricing.telling.TellingAgain;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the terms of all workspaces once more, at each start and again and again. */
@ApplicationScoped
class RetellingTerms implements TellingAgain.Owners {

    private final TellingAgain telling;
    private final BusinessClock clock;

    RetellingTerms(TellingAgain telling, BusinessClock clock) {
        this.telling = telling;
        this.clock = clock;
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
        return telling.all("The terms of workspaces", this);
    }

    @Override
    public Uni<List<UUID>> lockAbove(SqlClient transaction, @Nullable UUID id, int most) {
        return TermsTable.lockAbove(transaction, id, most);
    }

    @Override
    public Uni<Void> tell(SqlClient transaction, UUID workspace) {
        return AgreeingTerms.tell(transaction, workspace, clock.now());
    }
}
