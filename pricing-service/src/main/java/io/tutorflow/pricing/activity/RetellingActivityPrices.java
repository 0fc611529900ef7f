package io.tutorflow.pricing.activity;

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

/** Tells the standard prices and those of all organizations once more, at each start and again and again. */
@ApplicationScoped
class RetellingActivityPrices implements TellingAgain.Owners {

    private final TellingAgain telling;
    private final BusinessClock clock;

    RetellingActivityPrices(TellingAgain telling, BusinessClock clock) {
        this.telling = telling;
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent event) {
        again().subscribe().with(done -> {}, failure -> {});
    }

    @Scheduled(
            every = "${tutorflow.activity-prices.retell-every:5m}",
            delayed = "${tutorflow.activity-prices.retell-every:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "retelling-activity-prices")
    Uni<Void> again() {
        return telling.all("The prices of activities", this);
    }

    @Override
    public Uni<List<UUID>> lockAbove(SqlClient transaction, @Nullable UUID id, int most) {
        return ActivityPriceTable.lockAbove(transaction, id, most);
    }

    @Override
    public Uni<Void> tell(SqlClient transaction, UUID organization) {
        return ChangingActivityPrices.tell(transaction, organization, clock.now());
    }
}
