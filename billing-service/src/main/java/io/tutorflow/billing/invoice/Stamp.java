package io.tutorflow.billing.invoice;

/** What is stamped on a document that was opened: with each stamp it is a file of its own, which stays. */
enum Stamp {
    /** Nothing but what it was when it was opened. */
    NONE("none"),
    PAID("paid"),
    VOID("void");

    private final String text;

    Stamp(String text) {
        this.text = text;
    }

    /** Nothing was to be paid of a statement, so it is not stamped as paid. */
    static Stamp of(Invoice.Opened opened) {
        return switch (opened) {
            case Invoice.Open open -> NONE;
            case Invoice.Uncollectible given -> NONE;
            case Invoice.WrittenOff off -> NONE;
            case Invoice.Paid paid -> paid.opening().series() == Series.INVOICE ? PAID : NONE;
            case Invoice.Void voided -> VOID;
        };
    }

    String text() {
        return text;
    }
}
