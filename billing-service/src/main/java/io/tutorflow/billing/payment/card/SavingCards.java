package io.tutorflow.billing.payment.card;

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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Creates a page of Stripe where a card is saved. A repeated request, whatever went wrong, gets the same page; a page
 * that Stripe created and we never stored was never shown.
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

    Uni<SetupAnswer> begin(Asked asked, Buyer buyer, ReturnTo returnTo, String by) {
        if (!stripe.isConfigured()) {
            return refused(SetupAnswer.Reason.NO_STRIPE);
        }
        var id = UUID.randomUUID();
        return once.make(asked, id, () -> mayBegin(id, buyer))
                .chain(made -> Boolean.FALSE.equals(made.fresh())
                        ? refused(SetupAnswer.Reason.TOO_MANY)
                        : begin(made.id(), buyer, returnTo, by));
    }

    /**
     * From here on the key belongs to the page, even if Stripe is unavailable: its page is requested under this id
     * until there is one.
     */
    private Uni<Boolean> mayBegin(UUID id, Buyer buyer) {
        return table.begunSince(buyer.accountId(), clock.now().minus(CardLimits.WINDOW))
                .chain(begun -> begun < CardLimits.BEGUN
                        ? Uni.createFrom().item(true)
                        : once.forget(id).replaceWith(false));
    }

    private Uni<SetupAnswer> begin(UUID id, Buyer buyer, ReturnTo returnTo, String by) {
        return Panache.withSession(() -> table.find(id))
                .chain(known -> known.<Uni<SetupAnswer>>map(
                                setup -> Uni.createFrom().item(new SetupAnswer.Begun(setup)))
                        .orElseGet(() -> make(id, buyer, returnTo, by)));
    }

    private Uni<SetupAnswer> make(UUID id, Buyer buyer, ReturnTo returnTo, String by) {
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
                .<SetupAnswer>map(made -> new SetupAnswer.Begun(made.orElseThrow()))
                .onFailure(StripeFailure.class)
                .recoverWithUni(failure -> failed(buyer, failure));
    }

    private Uni<SetupAnswer> failed(Buyer buyer, StripeFailure failure) {
        LOG.errorf(
                "Stripe rejected the page for saving a card of account %s: %s",
                buyer.accountId(), failure.getMessage());
        var forgotten = failure.isOfAMissingCustomer()
                ? Panache.withTransaction(() -> customers.forget(buyer.accountId()))
                : Uni.createFrom().voidItem();
        return forgotten.chain(() -> refused(SetupAnswer.Reason.STRIPE_IS_AWAY));
    }

    private static Uni<SetupAnswer> refused(SetupAnswer.Reason why) {
        return Uni.createFrom().item(new SetupAnswer.Refused(why));
    }
}
