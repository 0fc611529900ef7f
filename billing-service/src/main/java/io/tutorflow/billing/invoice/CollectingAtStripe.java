package io.tutorflow.billing.invoice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.StripeInvoiceWork.Kept;
import io.tutorflow.billing.invoice.StripeStep.Contradiction;
import io.tutorflow.billing.invoice.StripeStep.Here;
import io.tutorflow.billing.invoice.StripeStep.Rest;
import io.tutorflow.billing.invoice.StripeStep.There;
import io.tutorflow.billing.invoice.StripeStep.Wait;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.payment.StripeFailure;
import io.tutorflow.billing.payment.StripeInvoices.Seen;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has Stripe collect invoices, and asks it what became of them. Each step follows from what both sides say now, so that it
 * goes on wherever it was interrupted; webhooks only make an invoice due, their content is not believed.
 */
@ApplicationScoped
class CollectingAtStripe implements DueJob {

    private static final Logger LOG = Logger.getLogger(CollectingAtStripe.class);

    static final Schedule SCHEDULE = new Schedule("stripe-invoices", "${tutorflow.invoices.stripe-every:1s}");

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Two at a time, each of them one request after the other: two replicas stay below the 25 requests a second that Stripe allows. */
    private static final Terms TERMS =
            new Terms(2, LIMIT, Retries.forever(Duration.ofSeconds(5), Duration.ofMinutes(10)));

    /** Between looks at what is being collected; a webhook is faster. */
    private static final Retries LOOKS = Retries.forever(Duration.ofSeconds(30), Duration.ofHours(1));

    /** Somebody has just looked, who may have changed something. */
    private static final Duration ANEW = Duration.ofSeconds(1);

    private final StripeInvoiceWork work;
    private final AskingStripe asking;
    private final PayingInvoices paying;
    private final VoidingInvoices voiding;
    private final GivingUpInvoices givingUp;
    private final Counter overpaid;

    CollectingAtStripe(
            StripeInvoiceWork work,
            AskingStripe asking,
            PayingInvoices paying,
            VoidingInvoices voiding,
            GivingUpInvoices givingUp,
            MeterRegistry metrics) {
        this.work = work;
        this.asking = asking;
        this.paying = paying;
        this.voiding = voiding;
        this.givingUp = givingUp;
        this.overpaid = Counter.builder("tutorflow.invoices.overpaid")
                .description(
                        "Invoices that Stripe charged although they were paid elsewhere; it was given back, or is parked")
                .register(metrics);
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
        return asking.isPossible();
    }

    @Override
    public Uni<Outcome> run(Due due) {
        var id = new InvoiceId(due.id());
        return Panache.withSession(() -> work.find(id))
                .chain(collected -> collected == null
                        ? Uni.createFrom().item(new Outcome.Done())
                        : asking.look(collected).chain(seen -> follow(collected, seen, due)))
                .onFailure(StripeFailure.class)
                .recoverWithUni(failure -> work.failed(id, failure));
    }

    private Uni<Outcome> follow(CollectedInvoice before, @Nullable Seen seen, Due due) {
        return work.store(before, seen).chain(kept -> switch (kept) {
            case Kept.Now now ->
                take(StripeInvoicePolicy.decide(now.collected().ours(), seen), now.collected(), seen, due);
            case Kept.Older older -> Uni.createFrom().item(new Outcome.Again(ANEW, null));
            case Kept.Nothing nothing -> Uni.createFrom().item(new Outcome.Done());
        });
    }

    private Uni<Outcome> take(StripeStep step, CollectedInvoice collected, @Nullable Seen seen, Due due) {
        return switch (step) {
            case There there -> there(there, collected, seen, due);
            case Here here ->
                here(here, collected.id(), Objects.requireNonNull(seen)).chain(answer -> switch (answer) {
                    case InvoiceAnswer.Done done -> follow(collected, seen, due);
                    case InvoiceAnswer.Refused refused ->
                        parked("Stripe says " + seen.status() + ", here it is " + refused.why());
                });
            case Wait wait -> Uni.createFrom().item(look(due));
            case Rest rest -> Uni.createFrom().item(new Outcome.Done());
            case Contradiction contradiction -> parked(contradiction.what());
        };
    }

    private Uni<Outcome> there(There step, CollectedInvoice collected, @Nullable Seen before, Due due) {
        return switch (step) {
            case GIVE_BACK -> giveBack(collected, Objects.requireNonNull(before), due);
            case FINALIZE ->
                work.beginFinalizing(collected.id())
                        .chain(mayGoOn ->
                                mayGoOn ? step(step, collected, before, due) : follow(collected, before, due));
            case DRAFT, ADD_ITEMS, DROP, MARK_PAID, MAKE_VOID, GIVE_UP -> step(step, collected, before, due);
        };
    }

    private Uni<Outcome> step(There step, CollectedInvoice collected, @Nullable Seen before, Due due) {
        return asking.take(step, collected).chain(after -> goOn(before, after, collected, due));
    }

    private Uni<Outcome> goOn(@Nullable Seen before, Seen after, CollectedInvoice collected, Due due) {
        return isAsBefore(before, after)
                ? work.store(collected, after).replaceWith(look(due))
                : follow(collected, after, due);
    }

    /** A person is told first, whatever comes of it: the customer was charged for what they had paid. */
    private Uni<Outcome> giveBack(CollectedInvoice collected, Seen before, Due due) {
        overpaid.increment();
        LOG.errorf(
                "Stripe has charged its invoice %s although it was paid elsewhere: it goes back; %d refunds of it have failed",
                collected.stripeId(), before.overpaid().failed());
        return asking.take(There.GIVE_BACK, collected)
                .chain(after -> after.overpaid().equals(before.overpaid())
                        ? work.store(collected, after).replaceWith(notGivenBack(after))
                        : follow(collected, after, due));
    }

    private static Outcome notGivenBack(Seen after) {
        return new Outcome.Parked("Stripe has been paid " + after.overpaid().leftCents()
                + " cents too much, and they could not be given back: look at the payment and at the customer's"
                + " balance there");
    }

    /** Stripe has not done it yet, as while a payment is in progress: it is asked again later, not again and again. */
    private static boolean isAsBefore(@Nullable Seen before, Seen after) {
        return before != null && before.status() == after.status() && before.hasItems() == after.hasItems();
    }

    private Uni<InvoiceAnswer> here(Here step, InvoiceId id, Seen seen) {
        var by = Machines.STRIPE;
        return switch (step) {
            case PAID_THROUGH_STRIPE -> paying.paidThroughStripe(id, by, "Stripe's invoice " + seen.id());
            case PAID_ELSEWHERE -> paying.paidOutOfBand(id, by, "Marked as paid at Stripe, invoice " + seen.id());
            case MAKE_VOID -> voiding.makeVoid(id, by, "Made void at Stripe, invoice " + seen.id());
            case GIVE_UP -> givingUp.giveUpDunned(id, by, "Stripe has given up collecting invoice " + seen.id());
        };
    }

    private static Uni<Outcome> parked(String why) {
        return Uni.createFrom().item(new Outcome.Parked(why));
    }

    private static Outcome look(Due due) {
        return new Outcome.Again(LOOKS.pauseAfter(due.attempt()), null);
    }
}
