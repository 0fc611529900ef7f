package io.tutorflow.sandbox.stripe.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.page.CardEntry;
import io.tutorflow.sandbox.stripe.page.CardFields;
import io.tutorflow.sandbox.stripe.page.Html;
import io.tutorflow.sandbox.stripe.page.TestCardsHint;
import io.tutorflow.sandbox.stripe.page.WebPage;
import java.net.URI;
import java.util.Map;

/** The web pages of one session. They work without a script. */
record CheckoutPage(ObjectNode session, JsonNode items, boolean emailIsKnown) {

    /** @param faults what is wrong, by field; empty if nothing is, or nothing has been sent yet */
    String form(CardEntry entry, Map<String, String> faults) {
        String title = title();
        return WebPage.frame((faults.isEmpty() ? "" : "Error: ") + title, """
                <h1>%s</h1>
                %s%s
                <form method="post" action="%s" novalidate>
                %s
                <button type="submit">%s</button>
                </form>
                %s%s""".formatted(
                        Html.text(title),
                        summary(),
                        new CardFields(entry, faults).alert(),
                        CheckoutSite.PAY + session.get("id").asText(),
                        new CardFields(entry, faults).inputs(emailIsKnown),
                        Html.text(isSetup() ? "Save card" : "Pay " + total()),
                        cancel(),
                        TestCardsHint.HTML));
    }

    String challenge() {
        return WebPage.challenge("The bank of this test card asks whether you are its holder"
                + (isSetup() ? "." : ", before it pays " + total() + " to " + WebPage.SELLER + "."));
    }

    String expired() {
        return WebPage.frame("This page has expired", """
                <h1>This page has expired</h1>
                <p>Nothing was paid. Go back to %s and begin again.</p>
                %s""".formatted(WebPage.SELLER, cancel()));
    }

    private String title() {
        return isSetup() ? "Save a card with " + WebPage.SELLER : "Pay " + WebPage.SELLER;
    }

    private boolean isSetup() {
        return session.get("mode").asText().equals("setup");
    }

    private String total() {
        return money(session.get("amount_total").asLong());
    }

    private String money(long cents) {
        return WebPage.money(cents, session.get("currency").asText());
    }

    private String summary() {
        if (isSetup()) {
            return "<p>The card is kept for later payments. Nothing is charged now.</p>\n";
        }
        StringBuilder rows = new StringBuilder();
        items.forEach(item -> rows.append("<tr><td>%s</td><td>%d</td><td>%s</td></tr>%n"
                .formatted(
                        Html.text(item.get("name").asText()),
                        item.get("quantity").asLong(),
                        Html.text(money(item.get("amount").asLong())))));
        return """
                <p class="total">%s</p>
                <table>
                <thead><tr><th scope="col">What for</th><th scope="col">Quantity</th><th scope="col">Amount</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                """.formatted(Html.text(total()), rows);
    }

    private String cancel() {
        return session.path("cancel_url").isTextual()
                ? "<p class=\"cancel\"><a href=\"%s\">Cancel and go back to %s</a></p>%n"
                        .formatted(Html.text(session.get("cancel_url").asText()), WebPage.SELLER)
                : "";
    }

    /** Where the form may lead: here, and on to the seller. */
    String formsLeadTo() {
        URI success = URI.create(session.get("success_url").asText().replace("{CHECKOUT_SESSION_ID}", "id"));
        return "'self' " + success.getScheme() + "://" + success.getRawAuthority();
    }
}
