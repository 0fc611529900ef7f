package io.tutorflow.billing.ledger.rollforward;

/** An account of the books, as finance reads them. */
enum Book {
    /** Purchased credits, their bonus included, that nobody has used yet. */
    DEFERRED_REVENUE("deferred_revenue"),
    /** Promotional credits that nobody has used yet. */
    PROMOTIONAL_CREDITS("promotional_credits"),
    /** What is owed on lines. */
    RECEIVABLE("receivable"),
    /** Tax that was paid, and not yet passed on. */
    TAX_PAYABLE("tax_payable"),
    /** What Stripe took, less what it gave back. */
    STRIPE_CLEARING("stripe_clearing"),
    /** What was paid past Stripe, less what went back so. */
    BANK("bank"),
    /** What usage and commitments came to, whatever they were paid with. */
    GROSS_REVENUE("gross_revenue"),
    /** The shares of it that promotional credits and bonuses paid. */
    CONTRA_REVENUE("contra_revenue"),
    /** Credits that were given, promotional ones and bonuses, less what was taken back of them. */
    PROMOTIONS("promotions"),
    /** What was owed, and nobody will pay. */
    WRITE_OFFS("write_offs"),
    /** Fractions of a cent that were gained. */
    ROUNDING("rounding");

    private final String text;

    Book(String text) {
        this.text = text;
    }

    /** Its name for whoever reads it. */
    String text() {
        return text;
    }
}
