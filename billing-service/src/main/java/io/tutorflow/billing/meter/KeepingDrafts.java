package io.tutorflow.billing.meter;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.StripeSubscriptions;
import io.tutorflow.billing.payment.StripeSubscriptions.Draft;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Has Stripe leave the invoices of a customer's usage drafts for as long as they are to take in what is reported. */
@ApplicationScoped
public class KeepingDrafts {

    private final StripeSubscriptions stripe;
    private final BusinessClock clock;

    KeepingDrafts(StripeSubscriptions stripe, BusinessClock clock) {
        this.stripe = stripe;
        this.clock = clock;
    }

    public Uni<Void> of(String customerId) {
        return stripe.drafts(customerId).chain(this::keep);
    }

    private Uni<Void> keep(List<Draft> drafts) {
        var now = clock.now();
        return Multi.createFrom()
                .iterable(drafts)
                .filter(draft -> draft.becomesFinalBefore(MeterLimits.DRAFT, now))
                .onItem()
                .transformToUniAndConcatenate(
                        draft -> stripe.keepDraft(draft.id(), draft.createdAt().plus(MeterLimits.DRAFT)))
                .onItem()
                .ignoreAsUni();
    }
}
