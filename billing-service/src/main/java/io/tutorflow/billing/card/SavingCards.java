package io.tutorflow.billing.card;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.billing.payment.Buyer;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.billing.payment.ReturnTo;
import io.tutorflow.billing.payment.StripeFailure;
import io.tutorflow.billing.payment.StripeSetups;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes a page of Stripe where a card is saved. Whoever sends the same wish again, after whatever went wrong, gets the same
 * page; one that Stripe made and we never wrote down was seen by nobody.
 */
@ApplicationScoped
class SavingCards {

    private static final Logger LOG = Logger.getLogger(SavingCards.class);

    private final CardSetupTable table;
    private final Customers customers;
    private final StripeSetups stripe;
    private final BusinessClock clock;
    private final RealClock realClock;
    private final Once once;

    SavingCards(
            CardSetupTable table,
            Customers customers,
            StripeSetups stripe,
            BusinessClock clock,
            RealClock realClock,
            Once once) {
        this.once = once;
        this.table = table;
        this.customers = customers;
        this.stripe = stripe;
        this.clock = clock;
        this.realClock = realClock;
    }

    /**
     * @throws ApiProblem 429 if there were too many lately, 503 if Stripe is away
     */
    Uni<CardSetup> begin(Asked asked, Buyer buyer, ReturnTo returnTo, String by) {
        if (!stripe.isConfigured()) {
            throw ApiProblem.unavailable("Saving a card, for which no key of Stripe is configured,");
        }
        return once.make(asked, UUID.randomUUID(), () -> fewOf(buyer))
                .chain(made -> begin(made.id(), buyer, returnTo, by));
    }

    /** The key is the page's from here on, also if Stripe is away: its page is asked for under this id, again and again. */
    private Uni<Long> fewOf(Buyer buyer) {
        return table.begunSince(buyer.accountId(), clock.now().minus(CardLimits.WINDOW))
                .invoke(SavingCards::mustNotBeTooMany);
    }

    private Uni<CardSetup> begin(UUID id, Buyer buyer, ReturnTo returnTo, String by) {
        return Panache.withSession(() -> table.find(id))
                .chain(known -> known.map(setup -> Uni.createFrom().item(setup))
                        .orElseGet(() -> make(id, buyer, returnTo, by)));
    }

    private Uni<CardSetup> make(UUID id, Buyer buyer, ReturnTo returnTo, String by) {
        var now = clock.now();
        return customers
                .of(buyer, "customer-setup-" + id)
                .chain(customer -> stripe.openSetup(id, customer, returnTo))
                .chain(opened -> Panache.withTransaction(() -> table.insert(
                                id,
                                buyer.accountId(),
                                opened,
                                by,
                                now,
                                realClock.now().plus(CardLimits.FIRST_LOOK))
                        .chain(() -> table.find(id))))
                .map(made -> made.orElseThrow())
                .onFailure(StripeFailure.class)
                .recoverWithUni(failure -> failed(buyer, failure));
    }

    private static void mustNotBeTooMany(long begun) {
        if (begun >= CardLimits.BEGUN) {
            throw ApiProblem.tooMany(
                    "At most " + CardLimits.BEGUN + " pages to save a card can be asked for in an hour",
                    CardLimits.WINDOW);
        }
    }

    private Uni<CardSetup> failed(Buyer buyer, Throwable failure) {
        LOG.errorf("Stripe made no page to save a card of account %s: %s", buyer.accountId(), failure.getMessage());
        var forgotten = failure instanceof StripeFailure said && said.isOfAMissingCustomer()
                ? Panache.withTransaction(() -> customers.forget(buyer.accountId()))
                : Uni.createFrom().voidItem();
        return forgotten.chain(() -> Uni.createFrom().failure(ApiProblem.unavailable("Saving a card")));
    }
}
