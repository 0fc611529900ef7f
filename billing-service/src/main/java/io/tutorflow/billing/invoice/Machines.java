package io.tutorflow.billing.invoice;

/** Who changes documents without being asked by a person. No token's subject has a space, so nobody is taken for one of them. */
final class Machines {

    /** Makes the drafts of months that are over. */
    static final String CLOSING = "scheduler invoice-closing";

    /** Ends invoices here of which Stripe says so. */
    static final String STRIPE = "scheduler stripe-invoices";

    /** Opens invoices again whose payment is lost to a bank. */
    static final String DISPUTES = "scheduler disputes";

    /** Has a statement paid as soon as it is opened. */
    static final String NOTHING_DUE = "nothing due";

    /** Has invoices of a workspace collected from their opening on. */
    static final String SETTING = "setting of the workspace";

    private Machines() {}
}
