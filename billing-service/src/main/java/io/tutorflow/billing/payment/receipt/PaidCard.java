package io.tutorflow.billing.payment.receipt;

/** The card that was charged, as its holder recognizes it. */
public record PaidCard(String brand, String last4) {

    /** {@code visa •••• 4242} */
    public String text() {
        return brand + " •••• " + last4;
    }
}
