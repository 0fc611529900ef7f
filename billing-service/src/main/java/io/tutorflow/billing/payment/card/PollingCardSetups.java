package io.tutorflow.billing.payment.card;

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

/** Asks Stripe about the pages where cards are saved, after a webhook or a while. */
@ApplicationScoped
class PollingCardSetups implements DueJob {

    static final Schedule SCHEDULE = new Schedule("card-setups", "${tutorflow.payments.look-every:1s}");

    /** Stripe is asked about an open page after a minute, then at doubling intervals. */
    private static final Retries LOOKS = Retries.forever(CardLimits.FIRST_LOOK, CardLimits.LONGEST_PAUSE);

    private static final Terms TERMS = new Terms(Duration.ofMinutes(2), LOOKS);

    private final CardSetupTable table;
    private final Customers customers;
    private final StripeSetups stripe;

    PollingCardSetups(CardSetupTable table, Customers customers, StripeSetups stripe) {
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
                .chain(setup -> switch (setup) {
                    case CardSetup.Open open -> look(open, due);
                    case CardSetup.Saved saved -> Uni.createFrom().item(new Outcome.Done());
                    case CardSetup.Expired expired -> Uni.createFrom().item(new Outcome.Done());
                });
    }

    private Uni<Outcome> look(CardSetup.Open setup, Due due) {
        return stripe.setup(setup.page().sessionId())
                .map(setup::after)
                .chain(step -> Panache.withTransaction(() -> follow(step, due)));
    }

    private Uni<Outcome> follow(SetupStep step, Due due) {
        return switch (step) {
            case SetupStep.Wait wait -> Uni.createFrom().item(new Outcome.Again(LOOKS.pauseAfter(due.attempt()), null));
            case SetupStep.Expire expire -> table.expire(expire.setup()).replaceWith(new Outcome.Done());
            case SetupStep.Keep keep ->
                table.save(keep.setup())
                        .chain(isNew -> isNew
                                ? customers.keep(keep.setup().page().account(), keep.card())
                                : Uni.createFrom().voidItem())
                        .replaceWith(new Outcome.Done());
        };
    }
}
