package io.tutorflow.billing.card;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.billing.payment.StripeSetups;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Asks Stripe how far pages are where cards are saved, when a webhook says so or a while has passed. */
@ApplicationScoped
class LookingAtSetups implements DueJob {

    static final Schedule SCHEDULE = new Schedule("card-setups", "${tutorflow.payments.look-every:1s}");

    /** About a page that is open Stripe is asked after a minute, then after twice as long each time. */
    private static final Retries LOOKS = Retries.forever(CardLimits.FIRST_LOOK, CardLimits.LONGEST_PAUSE);

    private static final Terms TERMS = new Terms(20, Duration.ofMinutes(2), LOOKS);

    private final CardSetupTable table;
    private final Customers customers;
    private final StripeSetups stripe;

    LookingAtSetups(CardSetupTable table, Customers customers, StripeSetups stripe) {
        this.table = table;
        this.customers = customers;
        this.stripe = stripe;
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
        return Panache.withSession(() -> table.find(due.id()))
                .map(Optional::orElseThrow)
                .chain(setup -> stripe.setup(setup.sessionId())
                        .chain(seen -> Panache.withTransaction(() -> follow(setup, seen, due))));
    }

    private Uni<Outcome> follow(CardSetup setup, StripeSetups.Seen seen, Due due) {
        return switch (seen.status()) {
            case OPEN -> Uni.createFrom().item(new Outcome.Again(LOOKS.pauseAfter(due.attempt()), null));
            case EXPIRED -> table.end(setup.id(), CardSetup.State.EXPIRED).replaceWith(new Outcome.Done());
            case SAVED ->
                table.end(setup.id(), CardSetup.State.SAVED)
                        .chain(isNew -> isNew && seen.card() != null
                                ? customers.keep(setup.account(), seen.card())
                                : Uni.createFrom().voidItem())
                        .replaceWith(new Outcome.Done());
        };
    }
}
