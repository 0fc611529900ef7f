package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.StripeInvoiceWork.Kept;
import io.tutorflow.billing.payment.StripeFailure;
import io.tutorflow.billing.payment.StripeInvoices.End;
import io.tutorflow.billing.payment.StripeInvoices.Seen;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Ends invoices by hand: first at Stripe, if it collects them, so that nobody can pay them there any more. */
@ApplicationScoped
class EndingByHand {

    private final PayingInvoices paying;
    private final VoidingInvoices voiding;
    private final StripeInvoiceTable table;
    private final StripeInvoiceWork work;
    private final AskingStripe asking;
    private final ReadingInvoices reading;

    EndingByHand(
            PayingInvoices paying,
            VoidingInvoices voiding,
            StripeInvoiceTable table,
            StripeInvoiceWork work,
            AskingStripe asking,
            ReadingInvoices reading) {
        this.paying = paying;
        this.voiding = voiding;
        this.table = table;
        this.work = work;
        this.asking = asking;
        this.reading = reading;
    }

    Uni<InvoiceAnswer> markPaid(InvoiceId id, String by, String reason) {
        return atStripe(id, End.PAID_ELSEWHERE)
                .chain(isEnded -> paying.paidOutOfBand(id, by, reason)
                        .chain(answer -> isEnded && isRefused(answer) ? paidMeanwhile(id, answer) : answered(answer)));
    }

    /** Answers the replacement. */
    Uni<InvoiceAnswer> makeVoid(InvoiceId id, String by, String reason) {
        return atStripe(id, End.VOID).chain(() -> voiding.makeVoid(id, by, reason));
    }

    /** Answers whether it was ended there just now. What cannot be ended there is not ended here either. */
    private Uni<Boolean> atStripe(InvoiceId id, End how) {
        return Panache.withSession(() -> table.of(id)
                        .chain(row -> row != null && row.isPayable()
                                ? work.find(id)
                                : Uni.createFrom().nullItem()))
                .chain(collected -> collected == null
                        ? Uni.createFrom().item(false)
                        : asking.end(collected, how)
                                .chain(seen -> keep(collected, seen))
                                .replaceWith(true)
                                .onFailure(StripeFailure.class)
                                .recoverWithUni(failure -> refused(id, failure)));
    }

    /** Whoever has looked meanwhile may have seen it as it was before. */
    private Uni<Void> keep(CollectedInvoice before, @Nullable Seen seen) {
        return work.store(before, seen).chain(kept -> switch (kept) {
            case Kept.Now now -> Uni.createFrom().voidItem();
            case Kept.Nothing nothing -> Uni.createFrom().voidItem();
            case Kept.Older older -> lookAgain(before.id());
        });
    }

    private Uni<Void> lookAgain(InvoiceId id) {
        return Panache.withSession(() -> work.find(id))
                .chain(collected -> collected == null
                        ? Uni.createFrom().voidItem()
                        : asking.look(collected).chain(seen -> keep(collected, seen)));
    }

    /** It may have been paid just now: that is found out at once. */
    private Uni<Boolean> refused(InvoiceId id, StripeFailure failure) {
        return Panache.withTransaction(() -> table.follow(id)).map(ignored -> switch (failure.kind()) {
            case REFUSED -> false;
            case AWAY, REMEMBERED -> throw ApiProblem.unavailable("Stripe");
        });
    }

    /** The scheduler was faster: it has seen at Stripe what was done there for this. */
    private Uni<InvoiceAnswer> paidMeanwhile(InvoiceId id, InvoiceAnswer refused) {
        return reading.state(id)
                .map(invoice -> invoice instanceof Invoice.Paid paid ? new InvoiceAnswer.Done(paid) : refused);
    }

    private static boolean isRefused(InvoiceAnswer answer) {
        return answer instanceof InvoiceAnswer.Refused;
    }

    private static Uni<InvoiceAnswer> answered(InvoiceAnswer answer) {
        return Uni.createFrom().item(answer);
    }
}
