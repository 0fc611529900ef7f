package io.tutorflow.sandbox.stripe;

import static io.tutorflow.sandbox.stripe.Invoicing.charged;
import static io.tutorflow.sandbox.stripe.Invoicing.line;
import static io.tutorflow.sandbox.stripe.Invoicing.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.param.InvoicePayParams;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack is told what happens to invoices, as they are then. */
class InvoiceWebhooksTest {

    @TempDir
    private Path folder = Path.of("");

    private StripeStand stripe;
    private StripeClient client;
    private Invoicing seller;
    private Listener listener;

    @BeforeEach
    void start() throws Exception {
        listener = new Listener();
        stripe = new StripeStand(folder).listenAt(listener.url());
        client = stripe.client();
        seller = new Invoicing(client);
    }

    @AfterEach
    void stop() throws Exception {
        stripe.close();
        listener.close();
    }

    @Test
    void ofOneThatIsPaid() throws Exception {
        Invoice open = seller.open(charged(seller.customerWith("pm_card_visa")), 2_500);

        client.v1().invoices().pay(open.getId());

        listener.await(all ->
                all.types().contains("invoice_payment.paid") && all.types().contains("invoice.paid"));
        assertThat(told("invoice.created"))
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.getStatus()).isEqualTo("draft"));
        assertThat(told("invoice.finalized")).singleElement().satisfies(invoice -> {
            assertThat(invoice.getStatus()).isEqualTo("open");
            assertThat(invoice.getLines().getData()).hasSize(1);
        });
        assertThat(told("invoice.paid"))
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.getAmountPaid()).isEqualTo(2_500));
        InvoicePayment payment = (InvoicePayment) object("invoice_payment.paid");
        assertThat(payment.getInvoice()).isEqualTo(open.getId());
        assertThat(client.v1()
                        .paymentIntents()
                        .retrieve(payment.getPayment().getPaymentIntent())
                        .getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void ofOnesThatAreNot() throws Exception {
        Invoice gone = seller.open(sent(seller.customer()), 2_500);
        client.v1().invoices().voidInvoice(gone.getId());
        Invoice lost = seller.open(sent(seller.customer()), 2_500);
        client.v1().invoices().markUncollectible(lost.getId());
        fail(seller.open(charged(seller.customerWith("pm_card_chargeCustomerFail")), 2_500));
        fail(seller.open(charged(seller.customerWith("pm_card_authenticationRequired")), 2_500));

        listener.await(all -> all.types()
                .containsAll(List.of(
                        "invoice.voided",
                        "invoice.marked_uncollectible",
                        "invoice.payment_failed",
                        "invoice.payment_action_required")));
        assertThat(told("invoice.voided")).extracting(Invoice::getId).containsExactly(gone.getId());
        assertThat(told("invoice.marked_uncollectible"))
                .extracting(Invoice::getStatus)
                .containsExactly("uncollectible");
        assertThat(told("invoice.payment_failed"))
                .extracting(Invoice::getAttemptCount)
                .containsExactly(1L);
        assertThat(listener.types()).doesNotContain("invoice.paid");
    }

    @Test
    void ofMoneyThatIsTooMuch() throws Exception {
        Invoice open = seller.open(sent(seller.customer()), 2_500);

        stripe.control("POST", "invoices/" + open.getId() + "/payments", "{\"amount\":2600}");

        listener.await(all -> all.types().contains("invoice.overpaid"));
        assertThat(told("invoice.overpaid")).singleElement().satisfies(invoice -> {
            assertThat(invoice.getStatus()).isEqualTo("paid");
            assertThat(invoice.getAmountOverpaid()).isEqualTo(100);
        });
    }

    @Test
    void ofADraftThatCannotBeFinalized() throws Exception {
        Invoice draft = seller.draft(charged(seller.customer()), line("A school district", 100_000_000));

        try {
            client.v1().invoices().finalizeInvoice(draft.getId());
        } catch (StripeException refused) {
            assertThat(refused.getCode()).isEqualTo("amount_too_large");
        }

        listener.await(all -> all.types().contains("invoice.finalization_failed"));
        assertThat(told("invoice.finalization_failed"))
                .singleElement()
                .satisfies(invoice ->
                        assertThat(invoice.getLastFinalizationError().getCode()).isEqualTo("amount_too_large"));
    }

    private void fail(Invoice open) throws StripeException {
        try {
            client.v1().invoices().pay(open.getId(), InvoicePayParams.builder().build());
        } catch (StripeException expected) {
            assertThat(expected.getStatusCode()).isEqualTo(402);
        }
    }

    private List<Invoice> told(String type) {
        return listener.taken().stream()
                .filter(event -> event.getType().equals(type))
                .map(event ->
                        (Invoice) event.getDataObjectDeserializer().getObject().orElseThrow())
                .toList();
    }

    private Object object(String type) {
        Event event = listener.taken().stream()
                .filter(taken -> taken.getType().equals(type))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(
                event.getDataObjectDeserializer().getObject().orElse(null));
    }
}
