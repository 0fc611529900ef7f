package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a document says that it is paid, or that it is not.
 *
 * @param lines as on paper, without the page where it is paid: a document lasts longer than that
 * @param url of that page; none of most
 * @param label of what leads there
 */
record PaymentText(
        String title, List<String> lines, @Nullable String url, String label) {

    private static final String HOW = "How to pay";
    private static final String ONLINE = "Online by card, on a secure page of Stripe.";
    private static final String NOT_TWICE = "Please do not pay it by bank transfer as well.";
    private static final String WHERE = "You will find the link in our mail and on the web page of this invoice.";

    /** That nothing is to be paid, and why. */
    static PaymentText saying(String what) {
        return new PaymentText(what, List.of(), null, "");
    }

    /** @param left what is still to be paid */
    static PaymentText of(HowToPay how, Invoice invoice, Money left, Seller seller) {
        return switch (how) {
            case HowToPay.NotAtAll nothing -> saying(nothing(invoice));
            case HowToPay.ByTransfer transfer -> paidBy(transfer(left, seller, reference(invoice)));
            case HowToPay.OnStripesPage page ->
                new PaymentText(HOW, List.of(ONLINE, WHERE), page.url(), "Pay " + Wording.dollars(left));
            case HowToPay.BySavedCard card ->
                paidBy(List.of("Your saved card will be charged. There is nothing you need to do.", NOT_TWICE));
        };
    }

    /** In a mail the link stands beside it. */
    public List<String> mailed() {
        return url == null ? lines : List.of(ONLINE);
    }

    private static PaymentText paidBy(List<String> lines) {
        return new PaymentText(HOW, lines, null, "");
    }

    private static List<String> transfer(Money left, Seller seller, String reference) {
        var bank = seller.bankDetails();
        var what = "By bank transfer of " + Wording.dollars(left);
        var to = bank == null
                ? Stream.of(what + ", as agreed with " + seller.name() + ".")
                : Stream.concat(Stream.of(what + " to " + seller.name()), bank.lines());
        return Stream.concat(to, Stream.of("Reference: " + reference)).toList();
    }

    /** Under which the payment is recognized. */
    private static String reference(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Draft draft -> throw new IllegalArgumentException("A draft is not paid: " + draft);
            case Invoice.Opened opened -> opened.opening().numberText();
        };
    }

    private static String nothing(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Draft draft -> "No payment is due yet.";
            case Invoice.Payable payable -> "Nothing is left to be paid.";
            case Invoice.Paid paid -> "Nothing is due.";
            case Invoice.Void isVoid -> "Do not pay this invoice: it is void.";
        };
    }
}
