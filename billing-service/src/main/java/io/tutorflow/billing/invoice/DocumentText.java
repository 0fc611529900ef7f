package io.tutorflow.billing.invoice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document in the words in which its page, its PDF and its mail say it. */
sealed interface DocumentText permits InvoiceText, CreditNoteText {

    /** Invoice, Statement or Credit note. */
    String kind();

    /** None of a draft. */
    @Nullable
    String number();

    /** {@code Invoice TF-000042} */
    String title();

    /** A word for its page. */
    String status();

    /** The status as stylesheets know it. */
    String tone();

    /** A sentence for its page. */
    String state();

    /** What stands across it; nothing of most. */
    @Nullable
    String stamp();

    /** The usage that it is about. */
    String period();

    Seller seller();

    Buyer buyer();

    /** In lines. */
    List<String> buyerAddress();

    /** What it is about, for its mail. */
    List<Fact> facts();

    /** The steps to its total. */
    List<SumText> sums();

    String totalLabel();

    String total();

    /** What its mail says first. */
    String headline();

    PaymentText payment();

    /** Something that is to be known of a document. */
    record Fact(String label, String value) {}
}
