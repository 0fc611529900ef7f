package io.tutorflow.billing.meter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.meter.MeteredUsageTable.ToSend;
import io.tutorflow.billing.payment.Customer;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.billing.payment.StripeMeters;
import io.tutorflow.billing.payment.StripeMeters.Answer;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reports usage to Stripe's meters, one record after the other for each customer and meter. That a record is sent is stored
 * before it is: whoever goes on after a crash sends it again under the same identifier, which Stripe counts once.
 */
@ApplicationScoped
class ReportingUsage implements DueJob {

    static final Schedule SCHEDULE = MeterSchedules.REPORTS;

    /** A batch, each call with its retries. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Retries RETRIES = Retries.forever(Duration.ofSeconds(2), Duration.ofMinutes(2));

    private static final Terms TERMS = new Terms(8, LIMIT, RETRIES);

    /** Some ten minutes: a subscription is made within seconds, unless somebody has to do something first. */
    private static final int LOOKS = 10;

    private static final String NO_CUSTOMER = "The account has no customer at Stripe";

    private static final String NOT_CHARGED =
            "No invoice of Stripe's would charge it: its workspace has no subscription with a price of this meter";

    private final MeteredUsageTable table;
    private final Customers customers;
    private final StripeMeters stripe;
    private final DueWork work;
    private final BusinessClock clock;

    ReportingUsage(
            MeteredUsageTable table, Customers customers, StripeMeters stripe, DueWork work, BusinessClock clock) {
        this.table = table;
        this.customers = customers;
        this.stripe = stripe;
        this.work = work;
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
        return Panache.withTransaction(() -> table.send(due.id(), clock.now()).call(() -> askWhatIsInDoubt(due.id())))
                .chain(batch -> batch.isEmpty()
                        ? nothingToSend(due)
                        : report(batch)
                                .call(reports ->
                                        Panache.withTransaction(() -> table.store(reports, batch, clock.now())))
                                .map(reports ->
                                        outcome(reports, batch.getFirst().usage(), due)));
    }

    /** What is not charged would be lost; as soon as it is, the lane is due again. */
    private Uni<Outcome> nothingToSend(Due due) {
        return Panache.withTransaction(() -> table.waiting(due.id()).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Outcome.Done());
            }
            return due.attempt() < LOOKS
                    ? Uni.createFrom().item(new Outcome.Again(RETRIES.pauseAfter(due.attempt()), NOT_CHARGED))
                    : table.waitsFor(due.id(), NOT_CHARGED)
                            .replaceWith(new Outcome.Parked("%s (account %s, meter %s)"
                                    .formatted(
                                            NOT_CHARGED,
                                            found.get().account(),
                                            found.get().eventName())));
        }));
    }

    /** What was sent so long ago that a repeat could count twice is compared with what Stripe has counted. */
    private Uni<Void> askWhatIsInDoubt(UUID lane) {
        return table.inDoubt(lane, clock.now())
                .chain(account -> work.enqueueNew(
                        MeterSchedules.COMPARISONS, account.stream().toList()));
    }

    private Uni<List<Report>> report(List<ToSend> batch) {
        var account = batch.getFirst().usage().account();
        return Panache.withSession(() -> customers.find(account))
                .chain(found -> found.map(Customer::id)
                        .map(customer -> report(batch, customer))
                        .orElseGet(() -> Uni.createFrom().item(nobody(batch))));
    }

    private static List<Report> nobody(List<ToSend> batch) {
        return batch.stream()
                .<Report>map(toSend -> new Report.AllRefused(toSend.usage().id(), NO_CUSTOMER))
                .toList();
    }

    /** Cut short by what Stripe does not answer, by many refusals, and by time. */
    private Uni<List<Report>> report(List<ToSend> batch, String customer) {
        var reports = new ArrayList<Report>(batch.size());
        long end = System.nanoTime() + MeterLimits.BATCH_TIME.toNanos();
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(toSend -> (goesOn(reports, batch) && System.nanoTime() < end
                                ? send(toSend, customer)
                                : Uni.createFrom().item(unsent(toSend.usage().id(), null)))
                        .invoke(reports::add))
                .onItem()
                .ignoreAsUni()
                .replaceWith(() -> isRefusedAsAWhole(reports, batch) ? allRefused(reports) : reports);
    }

    private static boolean goesOn(List<Report> reports, List<ToSend> batch) {
        return reports.isEmpty() || (isAnswer(reports.getLast()) && !isRefusedAsAWhole(reports, batch));
    }

    private static boolean isAnswer(Report report) {
        return report instanceof Report.Reported || report instanceof Report.Failed;
    }

    /** From the first one on: it is the meter or the customer, as far as anybody can tell. */
    private static boolean isRefusedAsAWhole(List<Report> reports, List<ToSend> batch) {
        int few = Math.min(MeterLimits.REFUSALS, batch.size());
        return reports.size() >= few && reports.subList(0, few).stream().allMatch(Report.Failed.class::isInstance);
    }

    private static List<Report> allRefused(List<Report> reports) {
        var why = String.valueOf(reports.getFirst().error());
        return reports.stream()
                .<Report>map(report -> new Report.AllRefused(report.id(), why))
                .toList();
    }

    private Uni<Report> send(ToSend toSend, String customer) {
        var usage = toSend.usage();
        return stripe.report(new StripeMeters.Usage(
                        usage.id(),
                        usage.eventName(),
                        customer,
                        usage.value(),
                        toSend.time().at()))
                .map(answer -> switch (answer) {
                    case Answer.Taken taken -> new Report.Reported(usage.id());
                    case Answer.NotNow notNow -> unsent(usage.id(), notNow.why());
                    case Answer.Refused refused -> new Report.Failed(usage.id(), refused(toSend, refused.why()));
                })
                .onFailure()
                .recoverWithItem(failure -> new Report.Unknown(usage.id(), failure.toString()));
    }

    private static String refused(ToSend toSend, String why) {
        return toSend.wasSent() ? why + "; Stripe may have it all the same, since it did not answer before" : why;
    }

    private static Report unsent(UUID id, @Nullable String why) {
        return new Report.Unsent(id, why);
    }

    /** At once again if all were answered; parked if none can be reported before a person has done something. */
    private static Outcome outcome(List<Report> reports, MeteredUsage first, Due due) {
        var error = reports.stream()
                .map(Report::error)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (reports.getFirst() instanceof Report.AllRefused refused) {
            return new Outcome.Parked("Nothing that account %s has used of meter %s can be reported: %s"
                    .formatted(first.account(), first.eventName(), refused.error()));
        }
        var stopped = reports.stream().filter(report -> !isAnswer(report)).findFirst();
        return stopped.isPresent() && stopped.get().error() != null
                ? new Outcome.Again(RETRIES.pauseAfter(due.attempt()), error)
                : new Outcome.Again(Duration.ZERO, error);
    }
}
