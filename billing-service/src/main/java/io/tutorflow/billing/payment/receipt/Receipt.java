package io.tutorflow.billing.payment.receipt;

/**
 * What a payer is given to keep; it stays as it was issued.
 *
 * @param buyer the name of the workspace or organization that was paid for, as it was then
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
