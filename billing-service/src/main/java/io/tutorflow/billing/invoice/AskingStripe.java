package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.Customers;
import io.tutorflow.billing.payment.StripeInvoices;
import io.tutorflow.billing.payment.StripeInvoices.End;
import io.tutorflow.billing.payment.StripeInvoices.Seen;
import io.tutorflow.billing.payment.StripeInvoices.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes steps about an invoice at Stripe: each a request of its own, outside of any transaction. */
@ApplicationScoped
class AskingStripe {

    private final StripeInvoices stripe;
    private final Customers customers;

    AskingStripe(StripeInvoices stripe, Customers customers) {
        this.stripe = stripe;
        this.customers = customers;
    }

    boolean isPossible() {
        return stripe.isConfigured();
    }

    /** Nothing as long as Stripe has not said that it has it. */
    Uni<@Nullable Seen> look(CollectedInvoice collected) {
        return collected.stripeId() == null ? Uni.createFrom().nullItem() : stripe.look(collected.stripeId());
    }

    Uni<Seen> take(StripeStep.There step, CollectedInvoice collected) {
        return switch (step) {
            case DRAFT -> draft(collected);
            case ADD_ITEMS -> stripe.addItems(idOf(collected), items(collected), collected.key());
            case FINALIZE -> stripe.finish(idOf(collected), collected.key());
            case DROP -> end(collected, End.DROPPED);
            case MARK_PAID -> end(collected, End.PAID_ELSEWHERE);
            case MAKE_VOID -> end(collected, End.VOID);
            case GIVE_UP -> end(collected, End.UNCOLLECTIBLE);
            case GIVE_BACK -> stripe.giveBack(idOf(collected), collected.key());
        };
    }

    private Uni<Seen> draft(CollectedInvoice collected) {
        var header = collected.ours().header();
        var opening = collected.ours().opening();
        var buyer = new io.tutorflow.billing.payment.Buyer(
                header.account(), opening.buyer().name(), opening.buyer().email());
        return customers
                .of(buyer, collected.key() + "-customer")
                .chain(customer -> stripe.draft(
                        new Wanted(
                                header.id().value(),
                                customer,
                                buyer,
                                opening.numberText(),
                                collected.paymentMethodId(),
                                collected.dueAt()),
                        collected.key()));
    }

    private static List<StripeInvoices.Item> items(CollectedInvoice collected) {
        var header = collected.ours().header();
        return StripeItems.of(collected.lines(), header.totals(), header.tax());
    }

    Uni<Seen> end(CollectedInvoice collected, End how) {
        return stripe.end(idOf(collected), how, collected.key());
    }

    private static String idOf(CollectedInvoice collected) {
        return Objects.requireNonNull(collected.stripeId());
    }
}
