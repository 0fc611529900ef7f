package io.tutorflow.billing.meter.reconcile;

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
import io.tutorflow.billing.meter.MeterSchedules;
import io.tutorflow.billing.payment.Customer;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.billing.payment.StripeCounts;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Compares what was reported of an account with what Stripe has counted, by meters and days, and settles by it what is in
 * doubt. What was reported is read after Stripe has answered: a report that comes in between is one of the last hour.
 */
@ApplicationScoped
class ComparingAccounts implements DueJob {

    /** Some meters, each with its retries. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Terms TERMS =
            new Terms(2, LIMIT, Retries.forever(Duration.ofSeconds(2), Duration.ofMinutes(30)));

    private final ReportedDaysTable days;
    private final DoubtTable doubts;
    private final DifferenceTable differences;
    private final RetryingUsage retrying;
    private final ErrorReportTable reports;
    private final Customers customers;
    private final AskingStripe asking;
    private final StripeCounts stripe;
    private final MeterAlarm alarm;
    private final DueWork work;
    private final BusinessClock clock;

    ComparingAccounts(
            ReportedDaysTable days,
            DoubtTable doubts,
            DifferenceTable differences,
            RetryingUsage retrying,
            ErrorReportTable reports,
            Customers customers,
            AskingStripe asking,
            StripeCounts stripe,
            MeterAlarm alarm,
            DueWork work,
            BusinessClock clock) {
        this.days = days;
        this.doubts = doubts;
        this.differences = differences;
        this.retrying = retrying;
        this.reports = reports;
        this.customers = customers;
        this.asking = asking;
        this.stripe = stripe;
        this.alarm = alarm;
        this.work = work;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return MeterSchedules.COMPARISONS;
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public boolean isReady() {
        return stripe.isConfigured();
    }

    /** What has no customer was never reported. */
    @Override
    public Uni<Outcome> run(Due due) {
        return Panache.withSession(() -> customers.find(due.id()))
                .chain(customer -> customer.map(Customer::id)
                        .map(known -> compare(due.id(), known))
                        .orElseGet(() -> Uni.createFrom().item(new Outcome.Done())));
    }

    private Uni<Outcome> compare(UUID account, String customer) {
        var asked = clock.now();
        return Panache.withTransaction(() -> days.patiently().chain(() -> days.meters(account, asked)))
                .chain(meters -> {
                    var until = MeterDay.firstUncounted(asked);
                    var from = meters.values().stream()
                            .filter(until::isAfter)
                            .min(LocalDate::compareTo)
                            .orElse(until.minusDays(1));
                    return meters.isEmpty()
                            ? Uni.createFrom().item(new Outcome.Done())
                            : asking.count(customer, meters.keySet(), from, until, asked)
                                    .chain(counts -> counts.map(
                                                    found -> Panache.withTransaction(() -> compare(account, found)))
                                            .orElseGet(() -> Uni.createFrom()
                                                    .item(new Outcome.Parked("Stripe does not know the customer "
                                                            + customer
                                                            + ", so that nobody can say what it has counted"))));
                });
    }

    private Uni<Outcome> compare(UUID account, Counts counts) {
        return days.patiently()
                .chain(() -> retrying.automatically(account, counts))
                .chain(() -> doubts.lock(account, counts.asked()))
                .chain(locked -> days.days(account, counts)
                        .chain(found -> reports.unnamed(counts.from())
                                .map(unnamed -> new Comparison(counts, found, locked, unnamed))))
                .chain(comparison -> settle(account, comparison));
    }

    private Uni<Outcome> settle(UUID account, Comparison comparison) {
        var decisions = comparison.decisions();
        var found = comparison.differences(decisions);
        return Multi.createFrom()
                .iterable(decisions)
                .onItem()
                .transformToUniAndConcatenate(this::carryOut)
                .onItem()
                .ignoreAsUni()
                .chain(() -> differences.alarmed(account))
                .invoke(known -> alarm(account, found, known))
                .chain(() -> differences.keep(account, found, comparison.counts()))
                .replaceWith(() -> outcome(decisions));
    }

    private Uni<Void> carryOut(Decision decision) {
        var of = decision.doubts();
        return switch (decision.verdict()) {
            case Verdict.NotYet notYet -> Uni.createFrom().voidItem();
            case Verdict.Arrived arrived -> doubts.arrived(of, clock.now());
            case Verdict.Missing missing ->
                doubts.again(of)
                        .chain(() -> work.wakeAll(
                                MeterSchedules.REPORTS,
                                of.stream().map(Doubt::lane).distinct().toList()));
            case Verdict.Unclear unclear -> doubts.unclear(of, unclear.why());
        };
    }

    /** Once for each. */
    private void alarm(UUID account, List<Difference> found, Set<MeterDay> known) {
        found.stream()
                .filter(one -> one.explanation().isForAPerson() && !known.contains(one.day()))
                .forEach(one -> alarm.raise("of account %s Stripe has counted %d of %s on %s, and %d were reported"
                        .formatted(
                                account,
                                one.counted(),
                                one.day().eventName(),
                                one.day().day(),
                                one.ours().reported())));
    }

    private static Outcome outcome(List<Decision> decisions) {
        return decisions.stream().anyMatch(one -> one.verdict() instanceof Verdict.NotYet)
                ? new Outcome.Again(ReconcileLimits.LOOK_AGAIN, "Stripe may not have counted it yet")
                : new Outcome.Done();
    }
}
