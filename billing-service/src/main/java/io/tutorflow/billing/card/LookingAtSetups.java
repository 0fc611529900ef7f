package io.tutorflow.billing.card;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.billing.payment.StripeSetups;
import io.tutorflow.billing.round.Round;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Asks Stripe how far pages are where cards are saved, when a webhook says so or a while has passed. */
@ApplicationScoped
class LookingAtSetups {

    private static final Round ROUND = new Round(Logger.getLogger(LookingAtSetups.class), "Card setup");

    private final CardSetupTable table;
    private final Customers customers;
    private final StripeSetups stripe;
    private final RealClock clock;

    LookingAtSetups(CardSetupTable table, Customers customers, StripeSetups stripe, RealClock clock) {
        this.table = table;
        this.customers = customers;
        this.stripe = stripe;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tutorflow.payments.look-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "looking-at-card-setups")
    Uni<Void> look() {
        return ROUND.of(this::claim, CardSetup::id, this::look);
    }

    private Uni<List<CardSetup>> claim() {
        return stripe.isConfigured()
                ? Panache.withTransaction(() ->
                        table.claim(clock.now(), CardLimits.FIRST_LOOK, CardLimits.LONGEST_PAUSE, CardLimits.ROUND))
                : Uni.createFrom().item(List.<CardSetup>of());
    }

    private Uni<Void> look(CardSetup setup) {
        return stripe.setup(setup.sessionId()).chain(seen -> Panache.withTransaction(() -> follow(setup, seen)));
    }

    private Uni<Void> follow(CardSetup setup, StripeSetups.Seen seen) {
        return switch (seen.status()) {
            case OPEN -> Uni.createFrom().voidItem();
            case EXPIRED -> table.end(setup.id(), CardSetup.State.EXPIRED).replaceWithVoid();
            case SAVED ->
                table.end(setup.id(), CardSetup.State.SAVED)
                        .chain(isNew -> isNew && seen.card() != null
                                ? customers.keep(setup.account(), seen.card())
                                : Uni.createFrom().voidItem());
        };
    }
}
