package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.payment.MeterNotices;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes in that Stripe has something to say of meters; what it is, is asked for later. */
@ApplicationScoped
class TakingErrorReports implements MeterNotices {

    private final ErrorReportTable reports;
    private final DueWork work;
    private final RealClock clock;

    TakingErrorReports(ErrorReportTable reports, DueWork work, RealClock clock) {
        this.reports = reports;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Uni<Void> note(MeterNotice notice) {
        var id = UUID.randomUUID();
        return Panache.withTransaction(() -> reports.keep(id, notice, clock.now())
                .call(isNew -> isNew
                        ? work.enqueue(ReadingErrorReports.SCHEDULE, id)
                        : Uni.createFrom().voidItem())
                .replaceWithVoid());
    }
}
