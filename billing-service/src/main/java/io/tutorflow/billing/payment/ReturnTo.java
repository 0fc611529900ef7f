package io.tutorflow.billing.payment;

/** Where Stripe sends a person afterwards. */
public record ReturnTo(String paidUrl, String cancelledUrl) {

    /** This service's pages for saving a card without paying. */
    public static ReturnTo cardPagesAt(String publicUrl) {
        return new ReturnTo(publicUrl + "/checkout/card-saved.html", publicUrl + "/checkout/cancelled.html");
    }

    /** This service's pages; they name the payment, and no credential. */
    public static ReturnTo pagesAt(String publicUrl, PaymentId payment) {
        return new ReturnTo(
                publicUrl + "/checkout/paid.html?payment=" + payment.value(), publicUrl + "/checkout/cancelled.html");
    }
}
