package io.tutorflow.billing.meter.reconcile;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.meter.reconcile.ErrorReportTable.Unread;
import io.tutorflow.billing.payment.StripeCounts;
import io.tutorflow.billing.payment.StripeCounts.ErrorReport;
import io.tutorflow.billing.payment.StripeCounts.Meter;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks Stripe which events it does not count. Those that it names have failed; they are samples, and the others show in what
 * was counted.
 */
@ApplicationScoped
class ReadingErrorReports implements DueJob {

    static final Schedule SCHEDULE = new Schedule("meter-error-reports", "${tutorflow.meters.compare-every:1s}");

    private static final String NO_METER = "v1.billing.meter.no_meter_found";

    /** Some days: what Stripe cannot say by then, it has forgotten. */
    private static final int ATTEMPTS = 400;

    private static final Terms TERMS =
            new Terms(Duration.ofMinutes(2), new Retries(Duration.ofSeconds(2), Duration.ofMinutes(10), ATTEMPTS));

    private final ErrorReportTable reports;
    private final StripeCounts stripe;
    private final MeterAlarm alarm;
    private final BusinessClock businessClock;
    private final RealClock clock;

    ReadingErrorReports(
            ErrorReportTable reports,
            StripeCounts stripe,
            MeterAlarm alarm,
            BusinessClock businessClock,
            RealClock clock) {
        this.reports = reports;
        this.stripe = stripe;
        this.alarm = alarm;
        this.businessClock = businessClock;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public boolean isReady() {
        return stripe.isConfigured();
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return Panache.withSession(() -> reports.unread(due.id()))
                .chain(found ->
                        found.map(this::read).orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(new Outcome.Done());
    }

    private Uni<Void> read(Unread unread) {
        return stripe.errorReport(unread.eventId())
                .chain(report -> eventName(report)
                        .chain(name -> Panache.withTransaction(() -> reports.fail(report.samples(), businessClock.now())
                                .chain(() -> reports.read(unread.id(), report, name.orElse(null), clock.now())))))
                .invoke(() -> alarmIfThereIsNoMeter(unread));
    }

    private Uni<Optional<String>> eventName(ErrorReport report) {
        var meter = report.meterId();
        return meter == null
                ? Uni.createFrom().item(Optional.empty())
                : stripe.meters().map(meters -> eventName(meters, meter));
    }

    private static Optional<String> eventName(List<Meter> meters, String id) {
        return meters.stream()
                .filter(meter -> meter.id().equals(id))
                .map(Meter::eventName)
                .findFirst();
    }

    private void alarmIfThereIsNoMeter(Unread unread) {
        if (unread.type().equals(NO_METER)) {
            alarm.raise("Stripe has no meter for events that it has taken: see its event " + unread.eventId());
        }
    }
}
