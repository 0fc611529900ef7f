package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import org.jspecify.annotations.Nullable;

/** In which way a document is paid, if something is to be paid of it. */
sealed interface HowToPay {

    /** It is not issued yet, paid, void, a statement, or credited as a whole. */
    record NotAtAll() implements HowToPay {}

    /** To the seller's account. */
    record ByTransfer() implements HowToPay {}

    /** @param url where; none until Stripe has it */
    record OnStripesPage(@Nullable String url) implements HowToPay {}

    /** Stripe charges it: nobody has to do anything. */
    record BySavedCard() implements HowToPay {}

    /**
     * @param left what is still to be paid
     * @param collected how Stripe collects it, if it does
     */
    static HowToPay of(Invoice invoice, Money left, @Nullable StripeInvoiceRow collected) {
        return switch (invoice) {
            case Invoice.Draft draft -> new NotAtAll();
            case Invoice.Payable payable -> left.isPositive() ? of(payable, collected) : new NotAtAll();
            case Invoice.Paid paid -> new NotAtAll();
            case Invoice.Void isVoid -> new NotAtAll();
        };
    }

    private static HowToPay of(Invoice.Payable invoice, @Nullable StripeInvoiceRow collected) {
        if (collected == null || collected.isGone()) {
            return new ByTransfer();
        }
        return switch (collected.path()) {
            case HOSTED_LINK -> new OnStripesPage(collected.hostedUrl);
            case SAVED_CARD ->
                switch (invoice) {
                    case Invoice.Open open -> new BySavedCard();
                    // Stripe has given the card up; on its page another one pays.
                    case Invoice.Uncollectible given -> new OnStripesPage(collected.hostedUrl);
                    case Invoice.WrittenOff off -> new OnStripesPage(collected.hostedUrl);
                };
        };
    }
}
