package io.tutorflow.sandbox.stripe.invoice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Asker;
import io.tutorflow.sandbox.stripe.api.Call;
import io.tutorflow.sandbox.stripe.api.Ids;
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

/** Where people see an invoice and pay it: {@code /i/TOKEN}. Whoever knows the token may. */
public final class HostedInvoices {

    public static final String PREFIX = "/i/";

    /** Which invoice a token shows. */
    private static final String KIND = "~hosted_invoice";

    private static final String CHALLENGE = "/challenge";
    private static final int TOKEN_LENGTH = 48;
    private static final int UNPROCESSABLE = 422;
    private static final int PAYMENT_REQUIRED = 402;

    private final Surroundings surroundings;

    public HostedInvoices(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** From now on it has an address. */
    static void publish(Transaction transaction, ObjectNode invoice) {
        String token = Ids.next("test_", TOKEN_LENGTH);
        transaction.change().put(KIND, invoice.objectNode().put("id", token).put("invoice", Invoices.id(invoice)));
        invoice.put("hosted_invoice_url", transaction.publicUrl() + PREFIX + token);
    }

    public Answered serve(Call call) {
        boolean challenge = call.path().endsWith(CHALLENGE);
        String token = call.path().replace(PREFIX, "").replace(CHALLENGE, "");
        return surroundings.change(
                Asker.NOBODY,
                transaction -> shown(transaction, token)
                        .map(invoice -> new Visit(transaction, invoice, call, PREFIX + token).answer(challenge))
                        .orElseGet(WebPage::missing));
    }

    private static Optional<ObjectNode> shown(Transaction transaction, String token) {
        return transaction
                .find(KIND, token)
                .flatMap(page ->
                        transaction.find(Invoices.KIND, page.get("invoice").asText()));
    }

    /** One request for the page of one invoice. */
    private record Visit(Transaction transaction, ObjectNode invoice, Call call, String address) {

        Answered answer(boolean challenge) {
            boolean sent = call.method().equals("POST");
            if (!Collecting.isPayable(invoice) || InvoicePayments.isInFlight(transaction, invoice)) {
                return sent || challenge ? WebPage.redirect(address) : html(200, page().settled());
            }
            if (challenge) {
                return sent ? answerChallenge() : html(200, page().challenge());
            }
            return sent ? submit() : html(200, page().form(CardEntry.empty(email()), Map.of()));
        }

        private Answered submit() {
            CardEntry entry = CardEntry.of(WebPage.form(call.body()), email());
            Map<String, String> faults = entry.faults(
                    YearMonth.from(Instant.ofEpochSecond(transaction.now()).atOffset(ZoneOffset.UTC)));
            return faults.isEmpty()
                    ? show(HostedPayment.submit(transaction, invoice, entry), entry)
                    : html(UNPROCESSABLE, page().form(entry, faults));
        }

        private Answered answerChallenge() {
            boolean passed = "complete".equals(WebPage.form(call.body()).get("answer"));
            return show(HostedPayment.answer(transaction, invoice, passed), CardEntry.empty(email()));
        }

        private Answered show(HostedPayment.Step step, CardEntry entry) {
            return switch (step) {
                case HostedPayment.Step.Done done -> WebPage.redirect(address);
                case HostedPayment.Step.Challenged challenged -> WebPage.redirect(address + CHALLENGE);
                case HostedPayment.Step.Declined declined ->
                    html(PAYMENT_REQUIRED, page().form(entry, Map.of("number", declined.message())));
            };
        }

        private InvoicePage page() {
            return new InvoicePage(
                    invoice,
                    Lines.of(transaction, Invoices.id(invoice)),
                    address,
                    InvoicePayments.isInFlight(transaction, invoice));
        }

        private String email() {
            return invoice.path("customer_email").asText("");
        }

        private static Answered html(int status, String body) {
            return WebPage.html(status, body, "'self'");
        }
    }
}
