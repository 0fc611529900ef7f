package io.tutorflow.sandbox.stripe.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Asker;
import io.tutorflow.sandbox.stripe.api.Call;
import io.tutorflow.sandbox.stripe.api.Outcome.Answered;
import io.tutorflow.sandbox.stripe.api.Surroundings;
import io.tutorflow.sandbox.stripe.api.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where people pay: {@code /c/pay/SESSION}. Whoever knows the session's id may. */
public final class CheckoutSite {

    static final String PAY = "/c/pay/";

    private static final String CHALLENGE = "/challenge";
    private static final int UNPROCESSABLE = 422;
    private static final int PAYMENT_REQUIRED = 402;

    private final Surroundings surroundings;

    public CheckoutSite(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public Answered serve(Call call) {
        if (call.path().equals("/c/checkout.css") && call.method().equals("GET")) {
            return new Answered(200, Map.of("Content-Type", "text/css; charset=utf-8"), style());
        }
        boolean challenge = call.path().endsWith(CHALLENGE);
        String id = call.path().replace(PAY, "").replace(CHALLENGE, "");
        return surroundings.change(
                Asker.NOBODY,
                transaction -> transaction
                        .find(Sessions.KIND, id)
                        .filter(session -> call.path().startsWith(PAY))
                        .map(session -> new Visit(transaction, session, call, challenge).answer())
                        .orElseGet(CheckoutSite::missing));
    }

    /** One request for a page of one session. */
    private record Visit(Transaction transaction, ObjectNode session, Call call, boolean challenge) {

        Answered answer() {
            Optional<Step> ended = Paying.ended(session);
            if (ended.isPresent()) {
                return show(ended.get(), CardEntry.empty(""));
            }
            if (!call.method().equals("POST")) {
                return html(200, challenge ? page().challenge() : page().form(CardEntry.empty(knownEmail()), Map.of()));
            }
            return challenge ? answerChallenge() : submit();
        }

        private Answered submit() {
            CardEntry entry = CardEntry.of(form(call.body()), knownEmail());
            Map<String, String> faults = entry.faults(
                    YearMonth.from(Instant.ofEpochSecond(transaction.now()).atOffset(ZoneOffset.UTC)));
            return faults.isEmpty()
                    ? show(Paying.submit(transaction, session, entry), entry)
                    : html(UNPROCESSABLE, page().form(entry, faults));
        }

        private Answered answerChallenge() {
            boolean passed = "complete".equals(form(call.body()).get("answer"));
            return show(Paying.answer(transaction, session, passed), CardEntry.empty(knownEmail()));
        }

        private Answered show(Step step, CardEntry entry) {
            return switch (step) {
                case Step.Complete complete -> redirect(success(complete.session()));
                case Step.Challenged challenged ->
                    redirect(PAY + session.get("id").asText() + CHALLENGE);
                case Step.Declined declined ->
                    html(PAYMENT_REQUIRED, page().form(entry, Map.of("number", declined.message())));
                case Step.Expired expired -> html(410, page().expired());
            };
        }

        private CheckoutPage page() {
            return new CheckoutPage(
                    session,
                    Paying.ended(session).isPresent()
                            ? session.arrayNode()
                            : OpenSession.of(transaction, session.get("id").asText())
                                    .get("items"),
                    !knownEmail().isEmpty());
        }

        private Answered html(int status, String body) {
            return CheckoutSite.html(status, body, page().policy());
        }

        /** What the seller has said of the customer; one that was made from this page can still be corrected. */
        private String knownEmail() {
            return transaction
                    .find("customer", session.path("customer").asText())
                    .filter(customer -> !Paying.hasMadeTheCustomer(session))
                    .map(customer -> customer.path("email").asText(""))
                    .orElseGet(() -> session.path("customer_email").asText(""));
        }
    }

    private static String success(ObjectNode session) {
        return session.get("success_url")
                .asText()
                .replace("{CHECKOUT_SESSION_ID}", session.get("id").asText());
    }

    private static Map<String, String> form(String body) {
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

    private static Answered redirect(String address) {
        return new Answered(303, Map.of("Location", address, "Cache-Control", "no-store"), "");
    }

    private static Answered missing() {
        return html(
                404, CheckoutPage.page("There is no such page", "<h1>There is no such page</h1>"), policy("'self'"));
    }

    static String policy(String formsLeadTo) {
        return "default-src 'none'; style-src 'self'; form-action " + formsLeadTo
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    private static Answered html(int status, String body, String policy) {
        return new Answered(
                status,
                Map.of(
                        "Content-Type", "text/html; charset=utf-8",
                        "Cache-Control", "no-store",
                        "Content-Security-Policy", policy,
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer"),
                body);
    }

    private static String style() {
        try (InputStream content =
                CheckoutSite.class.getResourceAsStream("/io/tutorflow/sandbox/stripe/checkout/checkout.css")) {
            if (content == null) {
                throw new IllegalStateException("checkout.css is missing from the class path");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
