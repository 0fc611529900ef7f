package io.tutorflow.sandbox.stripe.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** The web pages of one session. They work without a script. */
record CheckoutPage(ObjectNode session, JsonNode items, boolean emailIsKnown) {

    /** The one account that this Stripe has. */
    private static final String SELLER = "TutorFlow";

    static String page(String title, String content) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="/c/checkout.css">
            </head>
            <body>
            <p class="mode">Test mode: no real card, no real money</p>
            <main>
            %s
            </main>
            </body>
            </html>
            """.formatted(Html.text(title), content);
    }

    /** @param faults what is wrong, by field; empty if nothing is, or nothing has been sent yet */
    String form(CardEntry entry, Map<String, String> faults) {
        String title = title();
        return page((faults.isEmpty() ? "" : "Error: ") + title, """
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
        return page("Confirm that it is you", """
                <h1>Confirm that it is you</h1>
                <p>The bank of this test card asks whether you are its holder%s.</p>
                <form method="post">
                <button type="submit" name="answer" value="complete">Complete authentication</button>
                <button type="submit" name="answer" value="fail" class="second">Fail authentication</button>
                </form>""".formatted(
                        isSetup() ? "" : ", before it pays " + Html.text(total()) + " to " + SELLER));
    }

    String expired() {
        return page("This page has expired", """
                <h1>This page has expired</h1>
                <p>Nothing was paid. Go back to %s and begin again.</p>
                %s""".formatted(SELLER, cancel()));
    }

    private String title() {
        return isSetup() ? "Save a card with " + SELLER : "Pay " + SELLER;
    }

    private boolean isSetup() {
        return session.get("mode").asText().equals("setup");
    }

    private String total() {
        return money(session.get("amount_total").asLong());
    }

    private String money(long cents) {
        String currency = session.get("currency").asText();
        String amount = String.format(Locale.ROOT, "%,d.%02d", cents / 100, cents % 100);
        return currency.equals("usd") ? "$" + amount : amount + " " + currency.toUpperCase(Locale.ROOT);
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
                        .formatted(Html.text(session.get("cancel_url").asText()), SELLER)
                : "";
    }

    /** Where the form may lead: here, and on to the seller. */
    String policy() {
        URI success = URI.create(session.get("success_url").asText().replace("{CHECKOUT_SESSION_ID}", "id"));
        return CheckoutSite.policy("'self' " + success.getScheme() + "://" + success.getRawAuthority());
    }
}
