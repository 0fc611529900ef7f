package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.job.PeriodicJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.meter.MeterSchedules;
import io.tutorflow.billing.payment.StripeCounts;
import io.tutorflow.persistence.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has all accounts that are metered, or once were, compared with what Stripe has counted. */
@ApplicationScoped
class ReconcilingMeters implements PeriodicJob {

    private static final Schedule SCHEDULE =
            new Schedule("meter-reconciliation", "${tutorflow.meters.reconcile-look-every:1m}");

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final ReportedDaysTable days;
    private final StripeCounts stripe;
    private final DueWork work;
    private final Duration period;

    ReconcilingMeters(
            ReportedDaysTable days,
            StripeCounts stripe,
            DueWork work,
            @ConfigProperty(name = "tutorflow.meters.reconcile-every", defaultValue = "12h") Duration period) {
        this.days = days;
        this.stripe = stripe;
        this.work = work;
        this.period = period;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public boolean isReady() {
        return stripe.isConfigured();
    }

    /** What was parked is tried again. */
    @Override
    public Uni<Void> run() {
        return Pages.<UUID>each(
                ReconcileLimits.ACCOUNTS,
                last -> Panache.withTransaction(
                        () -> days.accounts(last).call(page -> work.enqueueAll(MeterSchedules.COMPARISONS, page))));
    }
}
