package io.tutorflow.sandbox.stripe.page;

import io.tutorflow.sandbox.stripe.api.Outcome.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A page for people, as a browser gets it. It works without a script. */
public final class WebPage {

    /** Where the look of all pages is. */
    public static final String STYLE = "/c/page.css";

    /** The one account that this Stripe has. */
    public static final String SELLER = "TutorFlow";

    private WebPage() {}

    public static String frame(String title, String content) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="%s">
            </head>
            <body>
            <p class="mode">Test mode: no real card, no real money</p>
            <main>
            %s
            </main>
            </body>
            </html>
            """.formatted(Html.text(title), STYLE, content);
    }

    /** What the bank of a card wants to know, and two buttons. */
    public static String challenge(String question) {
        return frame("Confirm that it is you", """
                <h1>Confirm that it is you</h1>
                <p>%s</p>
                <form method="post">
                <button type="submit" name="answer" value="complete">Complete authentication</button>
                <button type="submit" name="answer" value="fail" class="second">Fail authentication</button>
                </form>""".formatted(Html.text(question)));
    }

    /** An amount as people read it. */
    public static String money(long cents, String currency) {
        String amount = String.format(Locale.ROOT, "%,d.%02d", Math.abs(cents) / 100, Math.abs(cents) % 100);
        String sign = cents < 0 ? "-" : "";
        return currency.equals("usd") ? sign + "$" + amount : sign + amount + " " + currency.toUpperCase(Locale.ROOT);
    }

    /** What a form has sent. */
    public static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                fields.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    /** @param formsLeadTo the sources to which its forms may go, such as {@code 'self'} */
    public static Answered html(int status, String body, String formsLeadTo) {
        return new Answered(
                status,
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Cache-Control", "no-store",
                        "Content-Security-Policy", policy(formsLeadTo),
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer"),
                body);
    }

    private static String policy(String formsLeadTo) {
        return "default-src 'none'; style-src 'self'; form-action " + formsLeadTo
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    public static Answered redirect(String address) {
        return new Answered(303, Map.of("Location", address, "Cache-Control", "no-store"), "");
    }

    public static Answered missing() {
        return html(404, frame("There is no such page", "<h1>There is no such page</h1>"), "'self'");
    }

    public static Answered style() {
        try (InputStream content = WebPage.class.getResourceAsStream("/io/tutorflow/sandbox/stripe/page/page.css")) {
            if (content == null) {
                throw new IllegalStateException("page.css is missing from the class path");
            }
            return new Answered(
                    200,
                    Map.of("Content-Type", "text/css; charset=utf-8"),
                    new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
