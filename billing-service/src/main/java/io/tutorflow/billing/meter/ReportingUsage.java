package io.tutorflow.billing.meter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.meter.MeteredUsageTable.ToSend;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.billing.payment.StripeFailure;
import io.tutorflow.billing.payment.StripeMeters;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports usage to Stripe's meters, one record after the other for each customer and meter. That a record is sent is stored
 * before it is: whoever goes on after a crash sends it again under the same identifier, which Stripe counts once.
 */
@ApplicationScoped
class ReportingUsage implements DueJob {

    static final Schedule SCHEDULE = new Schedule("meter-reports", "${tutorflow.meters.report-every:1s}");

    /** A batch, each call with its retries. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Retries RETRIES = Retries.forever(Duration.ofSeconds(2), Duration.ofMinutes(10));

    private static final Terms TERMS = new Terms(8, LIMIT, RETRIES);

    private static final String NO_CUSTOMER = "The account has no customer at Stripe";

    private final MeteredUsageTable table;
    private final Customers customers;
    private final StripeMeters stripe;
    private final BusinessClock clock;

    ReportingUsage(MeteredUsageTable table, Customers customers, StripeMeters stripe, BusinessClock clock) {
        this.table = table;
        this.customers = customers;
        this.stripe = stripe;
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
        return Panache.withTransaction(() -> table.send(due.id(), clock.now()))
                .chain(batch -> batch.isEmpty()
                        ? Uni.createFrom().item(new Outcome.Done())
                        : customerOf(batch)
                                .chain(customer -> customer.map(id -> report(batch, id))
                                        .orElseGet(() -> Uni.createFrom().item(nobody(batch))))
                                .call(reports -> Panache.withTransaction(() -> table.store(reports, clock.now())))
                                .map(reports -> outcome(batch, reports)));
    }

    private Uni<Optional<String>> customerOf(List<ToSend> batch) {
        var account = batch.getFirst().usage().account();
        return Panache.withSession(() -> customers.find(account)).map(found -> found.map(customer -> customer.id()));
    }

    private static List<Report> nobody(List<ToSend> batch) {
        return batch.stream()
                .<Report>map(toSend -> new Report.Failed(toSend.usage().id(), NO_CUSTOMER))
                .toList();
    }

    /** What comes after one that Stripe does not answer is left alone; so is what comes after many refusals. */
    private Uni<List<Report>> report(List<ToSend> batch, String customer) {
        var reports = new ArrayList<Report>(batch.size());
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(
                        toSend -> (goesOn(reports) ? send(toSend, customer) : unsent(toSend)).invoke(reports::add))
                .onItem()
                .ignoreAsUni()
                .replaceWith(reports);
    }

    private static boolean goesOn(List<Report> reports) {
        return reports.isEmpty() || (isAnswer(reports.getLast()) && !allRefused(reports));
    }

    private static boolean allRefused(List<Report> reports) {
        return reports.size() >= MeterLimits.REFUSALS
                && reports.subList(reports.size() - MeterLimits.REFUSALS, reports.size()).stream()
                        .allMatch(Report.Failed.class::isInstance);
    }

    private Uni<Report> send(ToSend toSend, String customer) {
        var usage = toSend.usage();
        return stripe.report(new StripeMeters.Usage(
                        usage.id(),
                        usage.eventName(),
                        customer,
                        usage.value(),
                        toSend.time().at()))
                .<Report>map(taken -> new Report.Reported(usage.id()))
                .onFailure(StripeFailure.class)
                .recoverWithItem(failure -> failed(usage, failure));
    }

    private static Report failed(MeteredUsage usage, StripeFailure failure) {
        var error = String.valueOf(failure.getMessage());
        return failure.kind() == StripeFailure.Kind.REFUSED
                ? new Report.Failed(usage.id(), error)
                : new Report.Unknown(usage.id(), error);
    }

    private static Uni<Report> unsent(ToSend toSend) {
        return Uni.createFrom().item(new Report.Unsent(toSend.usage().id()));
    }

    /** A lane that is not done is looked at again, at once if all of the batch was sent. */
    private static Outcome outcome(List<ToSend> batch, List<Report> reports) {
        int answered =
                (int) reports.stream().takeWhile(ReportingUsage::isAnswer).count();
        var pause = answered == batch.size()
                ? Duration.ZERO
                : RETRIES.pauseAfter(batch.get(answered).attempt());
        return new Outcome.Again(pause, errorOf(reports));
    }

    private static boolean isAnswer(Report report) {
        return report instanceof Report.Reported || report instanceof Report.Failed;
    }

    private static @Nullable String errorOf(List<Report> reports) {
        return reports.stream()
                .map(report -> switch (report) {
                    case Report.Failed failed -> failed.error();
                    case Report.Unknown unknown -> unknown.error();
                    case Report.Reported reported -> null;
                    case Report.Unsent unsent -> null;
                })
                .filter(error -> error != null)
                .findFirst()
                .orElse(null);
    }
}
