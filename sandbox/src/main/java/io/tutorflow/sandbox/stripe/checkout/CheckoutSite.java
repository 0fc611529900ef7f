package io.tutorflow.sandbox.stripe.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Asker;
import io.tutorflow.sandbox.stripe.api.Call;
import io.tutorflow.sandbox.stripe.api.Outcome.Answered;
import io.tutorflow.sandbox.stripe.api.Surroundings;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.page.CardEntry;
import io.tutorflow.sandbox.stripe.page.WebPage;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
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
        if (call.path().equals(WebPage.STYLE) && call.method().equals("GET")) {
            return WebPage.style();
        }
        boolean challenge = call.path().endsWith(CHALLENGE);
        String id = call.path().replace(PAY, "").replace(CHALLENGE, "");
        return surroundings.change(
                Asker.NOBODY,
                transaction -> transaction
                        .find(Sessions.KIND, id)
                        .filter(session -> call.path().startsWith(PAY))
                        .map(session -> new Visit(transaction, session, call, challenge).answer())
                        .orElseGet(WebPage::missing));
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
            CardEntry entry = CardEntry.of(WebPage.form(call.body()), knownEmail());
            Map<String, String> faults = entry.faults(
                    YearMonth.from(Instant.ofEpochSecond(transaction.now()).atOffset(ZoneOffset.UTC)));
            return faults.isEmpty()
                    ? show(Paying.submit(transaction, session, entry), entry)
                    : html(UNPROCESSABLE, page().form(entry, faults));
        }

        private Answered answerChallenge() {
            boolean passed = "complete".equals(WebPage.form(call.body()).get("answer"));
            return show(Paying.answer(transaction, session, passed), CardEntry.empty(knownEmail()));
        }

        private Answered show(Step step, CardEntry entry) {
            return switch (step) {
                case Step.Complete complete -> WebPage.redirect(success(complete.session()));
                case Step.Challenged challenged ->
                    WebPage.redirect(PAY + session.get("id").asText() + CHALLENGE);
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
            return WebPage.html(status, body, page().formsLeadTo());
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
}
