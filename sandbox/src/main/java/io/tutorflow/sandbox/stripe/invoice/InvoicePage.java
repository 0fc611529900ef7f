package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.page.CardEntry;
import io.tutorflow.sandbox.stripe.page.CardFields;
import io.tutorflow.sandbox.stripe.page.Html;
import io.tutorflow.sandbox.stripe.page.TestCardsHint;
import io.tutorflow.sandbox.stripe.page.WebPage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The page of one invoice.
 *
 * @param address its path
 * @param inFlight whether a payment is being processed
 */
record InvoicePage(ObjectNode invoice, List<ObjectNode> lines, String address, boolean inFlight) {

    /** @param faults what is wrong, by field; empty if nothing is, or nothing has been sent yet */
    String form(CardEntry entry, Map<String, String> faults) {
        CardFields fields = new CardFields(entry, faults);
        return WebPage.frame((faults.isEmpty() ? "" : "Error: ") + title(), """
                <h1>%s</h1>
                %s
                %s<form method="post" action="%s" novalidate>
                %s
                <button type="submit">Pay %s</button>
                </form>
                %s""".formatted(
                        Html.text(title()),
                        summary(),
                        fields.alert(),
                        Html.text(address),
                        fields.inputs(invoice.path("customer_email").isTextual()),
                        Html.text(money("amount_remaining")),
                        TestCardsHint.HTML));
    }

    /** For whoever comes when it cannot be paid, or need not be any longer. */
    String settled() {
        return WebPage.frame(title(), """
                <h1>%s</h1>
                <p role="status">%s</p>
                %s""".formatted(Html.text(title()), Html.text(state()), summary()));
    }

    private String state() {
        if (inFlight) {
            return "The payment is being processed.";
        }
        return switch (invoice.get("status").asText()) {
            case "paid" -> "This invoice is paid. Thank you.";
            case "void" -> "This invoice is void: nothing is to be paid.";
            default -> throw new IllegalStateException(invoice.get("status") + " can still be paid");
        };
    }

    String challenge() {
        return WebPage.challenge("The bank of this test card asks whether you are its holder, before it pays "
                + money("amount_remaining") + " to " + WebPage.SELLER + ".");
    }

    private String title() {
        return "Invoice " + invoice.get("number").asText() + " from " + WebPage.SELLER;
    }

    private String money(String field) {
        return money(invoice.get(field));
    }

    private String money(JsonNode cents) {
        return WebPage.money(cents.asLong(), invoice.get("currency").asText());
    }

    private String summary() {
        StringBuilder rows = new StringBuilder();
        lines.forEach(line -> rows.append(row(
                line.path("description").asText(""),
                line.path("quantity_decimal").asText(),
                money(line.get("amount")))));
        rows.append(row("Subtotal", "", money("subtotal")));
        invoice.get("total_taxes").forEach(tax -> rows.append(row("Tax", "", money(tax.get("amount")))));
        rows.append(row("Total", "", money("total")));
        carried().forEach((what, amount) -> rows.append(row(what, "", amount)));
        return """
                <p class="total">%s</p>
                %s<table>
                <thead><tr><th scope="col">What for</th><th scope="col">Quantity</th><th scope="col">Amount</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>""".formatted(Html.text(money("amount_due")), due(), rows);
    }

    /** What an amount due has besides its total. */
    private Map<String, String> carried() {
        long applied = invoice.get("amount_due").asLong() - invoice.get("total").asLong();
        return applied == 0
                ? Map.of()
                : Map.of(
                        "Applied balance",
                        WebPage.money(applied, invoice.get("currency").asText()));
    }

    private String due() {
        return invoice.path("due_date").isNumber()
                ? "<p>Due %s</p>%n"
                        .formatted(Instant.ofEpochSecond(invoice.get("due_date").asLong())
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate())
                : "";
    }

    private static String row(String what, String quantity, String amount) {
        return "<tr><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                .formatted(Html.text(what), Html.text(quantity), Html.text(amount));
    }
}
