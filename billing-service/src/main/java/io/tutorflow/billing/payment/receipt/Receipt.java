package io.tutorflow.billing.payment.receipt;

/**
 * The document that a payer keeps; it never changes after it is issued.
 *
 * @param buyer the name of the workspace or organization at that time
 */
public record Receipt(long number, Issuer issuer, String buyer, Sale sale) {

    /** {@code R-000042} */
    public String numberText() {
        return text(number);
    }

    public static String text(long number) {
        return "R-%06d".formatted(number);
    }
}
