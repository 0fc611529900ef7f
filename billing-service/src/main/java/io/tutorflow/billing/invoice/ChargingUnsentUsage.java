package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.PeriodicJob;
import io.tutorflow.billing.job.Round;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.meter.UnsentUsage;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.persistence.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes over what Stripe's meters could not be told in time of accounts that have returned to invoices: the next document that
 * charges has it. A statement of metered usage that names it lets go of it.
 */
@ApplicationScoped
class ChargingUnsentUsage implements PeriodicJob {

    private static final Schedule SCHEDULE = new Schedule("metered-returns", "${tutorflow.invoices.return-every:10s}");

    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Round ROUND = new Round(Logger.getLogger(ChargingUnsentUsage.class), "The usage of account");

    private final UnsentUsage unsent;
    private final InvoicingAccountTable accounts;
    private final UsageTable usage;
    private final BusinessClock clock;

    ChargingUnsentUsage(UnsentUsage unsent, InvoicingAccountTable accounts, UsageTable usage, BusinessClock clock) {
        this.unsent = unsent;
        this.accounts = accounts;
        this.usage = usage;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Duration period() {
        return PERIOD;
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Uni<Void> run() {
        return Pages.<UUID>each(
                1,
                last -> Panache.withSession(() -> unsent.accounts(last, clock.now()))
                        .call(page -> ROUND.all(page, account -> account, this::takeAll)));
    }

    private Uni<Void> takeAll(UUID account) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Panache.withTransaction(() -> take(account)))
                .whilst(taken -> !taken.isEmpty())
                .onItem()
                .ignoreAsUni();
    }

    /** Under the lock of its documents: none of them is being made meanwhile. */
    private Uni<List<UUID>> take(UUID account) {
        return accounts.lock(account)
                .chain(() -> unsent.handOver(account, clock.now()))
                .call(taken -> taken.isEmpty() ? Uni.createFrom().voidItem() : usage.letGo(taken));
    }
}
