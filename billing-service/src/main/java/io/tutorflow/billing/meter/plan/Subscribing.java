package io.tutorflow.billing.meter.plan;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.meter.ChargedMeters;
import io.tutorflow.billing.meter.KeepingDrafts;
import io.tutorflow.billing.payment.StripeFailure;
import io.tutorflow.billing.payment.StripeSubscriptions;
import io.tutorflow.billing.payment.StripeSubscriptions.Change;
import io.tutorflow.billing.payment.StripeSubscriptions.Seen;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives each metered workspace a subscription at Stripe, and keeps it as the workspace and the catalogue are: it is looked at
 * after every change, when Stripe tells of it, and once a day.
 */
@ApplicationScoped
class Subscribing implements DueJob {

    static final Schedule SCHEDULE = new Schedule("metered-subscriptions", "${tutorflow.meters.subscribe-every:1s}");

    /** Several calls to Stripe, each with its retries. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Retries RETRIES = Retries.forever(Duration.ofSeconds(5), Duration.ofMinutes(10));

    private static final Terms TERMS = new Terms(4, LIMIT, RETRIES);

    private static final String NO_CUSTOMER =
            "The account has no customer at Stripe: its owner saves a card, then it is retried";

    /** Its captures cost less than Stripe would charge. */
    private static final String REDUCED =
            "Its terms reduce prices, and Stripe charges those of the catalogue: its usage cannot be charged there as agreed";

    private static final String NO_CATALOGUE = "The price catalogue has not arrived yet";

    private final Standings standings;
    private final SubscriptionTable table;
    private final Provisioning provisioning;
    private final ChargedMeters charged;
    private final KeepingDrafts drafts;
    private final StripeSubscriptions stripe;
    private final BusinessClock clock;

    Subscribing(
            Standings standings,
            SubscriptionTable table,
            Provisioning provisioning,
            ChargedMeters charged,
            KeepingDrafts drafts,
            StripeSubscriptions stripe,
            BusinessClock clock) {
        this.standings = standings;
        this.table = table;
        this.provisioning = provisioning;
        this.charged = charged;
        this.drafts = drafts;
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
        return standings
                .of(due.id())
                .chain(standing -> follow(standing, due))
                .onFailure(StripeFailure.class)
                .recoverWithUni(failure -> failed(due, failure));
    }

    private Uni<Outcome> follow(Standing standing, Due due) {
        return keepDrafts(standing).chain(() -> followSubscription(standing, due));
    }

    private Uni<Outcome> followSubscription(Standing standing, Due due) {
        var record = standing.subscription();
        if (record == null) {
            return standing.isMetered() ? begin(standing, due) : done();
        }
        return switch (record.status()) {
            case RUNNING, ENDING ->
                stripe.subscription(Objects.requireNonNull(record.stripeId()))
                        .chain(seen -> seen.over() ? over(standing, record) : align(standing, record, seen));
            // Whether there is one is not known: it is found, or made, and ended then if its workspace returns to
            // invoices.
            case MAKING -> begin(standing, due);
            case OVER -> standing.goesOnAt(clock.now()) ? begin(standing, due) : done();
            case LOST ->
                standing.isMetered()
                        ? parked(lost(record))
                        : become(record, SubscriptionStatus.OVER).chain(Subscribing::done);
        };
    }

    private Uni<Outcome> over(Standing standing, SubscriptionRecord record) {
        boolean isAsPlanned = standing.mayBeOver(clock.now());
        var status = isAsPlanned ? SubscriptionStatus.OVER : SubscriptionStatus.LOST;
        return goOnCollecting(standing)
                .chain(() -> Panache.withTransaction(() -> charged.over(record.account(), standing.overAt(clock.now()))
                        .chain(() -> table.become(record, status))))
                .chain(() -> isAsPlanned ? again(Duration.ZERO, null) : parked(lost(record)));
    }

    private Uni<Void> goOnCollecting(Standing standing) {
        return standing.customer() == null
                ? Uni.createFrom().voidItem()
                : stripe.goOnCollecting(standing.customer().id());
    }

    private Uni<Void> become(SubscriptionRecord record, SubscriptionStatus status) {
        return Panache.withTransaction(() -> table.become(record, status));
    }

    private static String lost(SubscriptionRecord record) {
        return "Somebody has ended its subscription " + record.stripeId()
                + " at Stripe, so that its usage is charged no more: POST /v1/admin/workspaces/" + record.account()
                + "/subscription has another one made";
    }

    private Uni<Outcome> begin(Standing standing, Due due) {
        if (standing.customer() == null) {
            return parked(NO_CUSTOMER);
        }
        return standing.isReduced()
                ? parked(REDUCED)
                : provisioning.prices().chain(prices -> begin(standing, prices, due));
    }

    private Uni<Outcome> begin(Standing standing, List<MeteredPrice> prices, Due due) {
        return prices.isEmpty()
                ? again(RETRIES.pauseAfter(due.attempt()), NO_CATALOGUE)
                : provisioning.offer(prices).chain(offer -> switch (offer) {
                    case Offer.Nothing nothing -> parked(nothing.why());
                    case Offer.Available available -> make(standing, available);
                });
    }

    /** What is not metered any more is looked for all the same: there may be one, which has to end. */
    private Uni<Outcome> make(Standing standing, Offer.Available offer) {
        return Panache.withTransaction(() -> table.begin(standing.account()))
                .chain(record -> stripe.subscribe(wanted(standing, offer), record.key())
                        .chain(id -> Panache.withTransaction(() -> table.made(record, id))))
                .chain(() -> again(Duration.ZERO, null));
    }

    private static StripeSubscriptions.Wanted wanted(Standing standing, Offer.Available offer) {
        return new StripeSubscriptions.Wanted(
                standing.account(),
                Objects.requireNonNull(standing.customer()).id(),
                standing.collection(),
                offer.prices().values().stream().sorted().toList());
    }

    /** Whatever else is wrong, it ends with its month if its workspace returns to invoices. */
    private Uni<Outcome> align(Standing standing, SubscriptionRecord record, Seen seen) {
        return change(seen, standing.changeWithoutItems(seen))
                .call(now -> Panache.withTransaction(
                        () -> charged.become(standing.account(), Standing.charged(now), clock.now())
                                .chain(() -> table.become(record, standing.status()))))
                .chain(now ->
                        standing.isReduced() && !standing.isReturning() ? parked(REDUCED) : alignItems(standing, now));
    }

    /** What Stripe lacks, or has otherwise, holds up only the usage of that price; its lane says so if there is any. */
    private Uni<Outcome> alignItems(Standing standing, Seen seen) {
        return provisioning.prices().chain(provisioning::offer).chain(offer -> switch (offer) {
            case Offer.Nothing nothing -> parked(nothing.why());
            case Offer.Available available ->
                provisioning
                        .lookupKeys()
                        .chain(ours -> changeItems(standing, seen, standing.items(seen, available, ours)))
                        .chain(() -> again(nextLook(), available.lacks().orElse(null)));
        });
    }

    /** What goes is told no longer before it is gone, what comes only once it is there. */
    private Uni<Void> changeItems(Standing standing, Seen seen, Change change) {
        return change.isNone()
                ? Uni.createFrom().voidItem()
                : note(standing, seen.without(change.removed()))
                        .chain(() -> stripe.change(seen.id(), change))
                        .chain(now -> note(standing, now));
    }

    private Uni<Void> note(Standing standing, Seen seen) {
        return Panache.withTransaction(() -> charged.become(standing.account(), Standing.charged(seen), clock.now()));
    }

    private Uni<Seen> change(Seen seen, Change change) {
        return change.isNone() ? Uni.createFrom().item(seen) : stripe.change(seen.id(), change);
    }

    /** An invoice takes in what is reported until it is final. */
    private Uni<Void> keepDrafts(Standing standing) {
        return standing.customer() == null || standing.subscription() == null
                ? Uni.createFrom().voidItem()
                : drafts.of(standing.customer().id());
    }

    private Duration nextLook() {
        return PlanLimits.untilNextLook(clock.now());
    }

    /** What Stripe refuses it refuses again until a person has done something; what has failed there needs another key. */
    private Uni<Outcome> failed(Due due, StripeFailure failure) {
        return switch (failure.kind()) {
            case AWAY -> Uni.createFrom().failure(failure);
            case REMEMBERED -> anotherAttempt(due).chain(() -> Uni.createFrom().failure(failure));
            case REFUSED -> anotherAttempt(due).chain(() -> parked("Stripe refuses it: " + failure.getMessage()));
        };
    }

    private Uni<Void> anotherAttempt(Due due) {
        return Panache.withTransaction(() -> table.anotherAttempt(due.id()));
    }

    private static Uni<Outcome> done() {
        return Uni.createFrom().item(new Outcome.Done());
    }

    private static Uni<Outcome> again(Duration pause, @Nullable String why) {
        return Uni.createFrom().item(new Outcome.Again(pause, why));
    }

    private static Uni<Outcome> parked(String reason) {
        return Uni.createFrom().item(new Outcome.Parked(reason));
    }
}
