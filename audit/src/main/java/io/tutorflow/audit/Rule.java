package io.tutorflow.audit;

import java.util.Locale;

/** A rule between rows. Its id is used in metrics and in the JSON, so that alerts can be set on it. */
public enum Rule {
    RECORD_LEDGER("a usage record and its hold, capture and void tell the same"),
    RECORD_RESERVATION("a usage record and its reservation tell the same"),
    RECORD_PRICE("a usage record has the price that was published for it and bills no more than was asked for"),
    RECORD_IDENTITY("a usage record is what its id says"),
    RUNNING_WORK("work to be done is of a usage record"),
    EDIT_TOKEN("an edit token is of a usage record"),
    WALLET_TOTALS("a wallet's totals are what its transfers and open holds add up to"),
    STUDENT_WALLET("a student's wallet is the one that follows from organization and student"),
    HOUSE_ACCOUNTS("the house accounts are those that the ledger knows"),
    TRANSFER_ACCOUNTS("a transfer leads from and to the accounts of its kind"),
    TRANSFER_PARTS("a transfer moves the credits of its kind"),
    TRANSFER_EXPLAINED("only a capture says what was captured"),
    TRANSFER_NUMBERS("the transfers of a wallet are numbered without a gap"),
    TRANSFER_SIDES("a transfer has a number on each wallet that it moves"),
    TRANSFER_ORDER("a transfer takes its parts from what was there before it"),
    BILLING_MODE("what is held and captured is charged in the mode that its account had"),
    METERED_USAGE("what is metered is to be reported to Stripe once, as it was captured"),
    METERED_SETTLEMENT("what an invoice of Stripe's has settled of metered usage is what was captured of it, once"),
    METER_COUNT("what Stripe's meters have counted of a customer on a day is what was reported"),
    CLEARING("what clears an invoice is whole cents from one place, and is taken back whole"),
    SIGNUP("who registers is given the signup credits once"),
    STUDENT_DISTRIBUTION("a distribution to a student and its transfer tell the same"),
    TEACHER_DISTRIBUTION("a distribution to a teacher and the raise of the budget tell the same"),
    PAYMENT_LEDGER("a payment and its credits in the ledger tell the same"),
    PAYMENT_STRIPE("a payment is what Stripe took"),
    REFUND_LEDGER("a refund and what the ledger took for it tell the same"),
    REFUND_STRIPE("a refund is what Stripe gave back"),
    DISPUTE_LEDGER("a dispute and what the ledger took for it tell the same"),
    DISPUTE_STRIPE("a dispute is what Stripe says of it"),
    RECEIPT("a paid payment has its receipt, and receipts are numbered without a gap"),
    TERMS("the terms of a workspace are the same in pricing- and billing-service, and it lives by them"),
    INCLUDED_USAGE("the usage that terms include in a month is given once, as agreed"),
    INVOICE_USAGE("each capture of a closed month is on one document in force, and what is on a document was captured"),
    INVOICE_LINES("a line of usage is what its captures add up to"),
    INVOICE_TOTALS("the other lines and the totals of a document follow from its usage and the terms of its month"),
    INVOICE_MINIMUM("a closed month is charged up to its minimum, once, less what late usage takes off"),
    INVOICE_STATE("a document has the period, the series and the times of its state"),
    INVOICE_NUMBERS("documents are numbered without a gap in each series"),
    INVOICE_REPLACEMENT("a void document has one replacement of the same period and usage"),
    INVOICE_BUYER(
            "a document is made out to whom its account named before it was opened, and payable in the days that were agreed"),
    INVOICE_CLEARING("what is paid, credited or written off is cleared once, by what it comes to, and nothing else is"),
    CREDIT_NOTE("a credit note is of lines of its invoice, and all of an invoice together are rounded and taxed once"),
    STRIPE_INVOICE("an invoice that Stripe collects has there its number, its customer, its items and their sum"),
    STRIPE_COLLECTION("what has become of an invoice at Stripe has become of it here"),
    DUNNING("a line is frozen while Stripe has given up an invoice of its account"),
    DOCUMENT("each document that was opened and each credit note has its PDF, byte for byte as it was drawn"),
    INVOICING_ACCOUNT("the captures of an account are read as far as its months are closed"),
    USAGE_TELLING("usage-service is told of each document that is opened or void"),
    RECORD_INVOICE("a usage record says the document that has its capture"),
    RECORD_METER("a usage record says how it stands with Stripe's meters"),
    BUDGET_TOTALS("what is spent and reserved of a budget is what its entries add up to"),
    PLAN_TOTALS("what is used of a plan is what its reservations add up to"),
    PLAN_CHANGE("plans whose months overlap cover together no more than the largest of them"),
    BUDGET_TERMS("a budget, and a default one, is of an organization, and is what was last granted on request"),
    BUDGET_RAISES("a budget is raised by its raises, each in its week and month"),
    INCREASE_REQUEST("a request for more is answered once, and what it grants for a period is a raise"),
    RESERVATION_END("an entry, and what is open, is of a reservation"),
    RESERVATION_PERIODS("a reservation counts in a week and in a month");

    private final String promise;

    Rule(String promise) {
        this.promise = promise;
    }

    /** The rule as a sentence. */
    String promise() {
        return promise;
    }

    /** For metrics and the JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
