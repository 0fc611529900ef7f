package io.tutorflow.sandbox.stripe;

import static io.tutorflow.sandbox.stripe.Invoicing.charged;
import static io.tutorflow.sandbox.stripe.Invoicing.line;
import static io.tutorflow.sandbox.stripe.Invoicing.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.param.InvoiceAddLinesParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.InvoiceUpdateParams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invoice is finalized, and then paid, or void, or written off. */
class InvoiceLifeTest {

    @TempDir
    private static Path folder;

    private static StripeStand stripe;
    private static StripeClient client;
    private static Invoicing seller;

    @BeforeAll
    static void start() throws Exception {
        stripe = new StripeStand(folder);
        client = stripe.client();
        seller = new Invoicing(client);
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
    }

    @Test
    void isNumberedByItsCustomerAndNoLongerChanges() throws Exception {
        String customer = seller.customer();

        Invoice first = seller.open(sent(customer), 2_500);
        Invoice second = seller.open(sent(customer), 2_500);

        String prefix = client.v1().customers().retrieve(customer).getInvoicePrefix();
        assertThat(first.getNumber()).isEqualTo(prefix + "-0001");
        assertThat(second.getNumber()).isEqualTo(prefix + "-0002");
        assertThat(first.getStatus()).isEqualTo("open");
        assertThat(first.getAmountRemaining()).isEqualTo(2_500);
        assertThat(first.getStatusTransitions().getFinalizedAt()).isEqualTo(first.getEffectiveAt());
        assertThat(first.getHostedInvoiceUrl()).startsWith(stripe.url + "/i/");
        for (ThrowingCallable change : new ThrowingCallable[] {
            () -> client.v1().invoices().finalizeInvoice(first.getId()),
            () -> client.v1().invoices().delete(first.getId()),
            () -> client.v1()
                    .invoices()
                    .addLines(
                            first.getId(),
                            InvoiceAddLinesParams.builder()
                                    .addLine(line("More", 1))
                                    .build()),
            () -> client.v1()
                    .invoices()
                    .update(
                            first.getId(),
                            InvoiceUpdateParams.builder().setNumber("X").build()),
            () -> client.v1()
                    .invoiceItems()
                    .delete(first.getLines()
                            .getData()
                            .getFirst()
                            .getParent()
                            .getInvoiceItemDetails()
                            .getInvoiceItem())
        }) {
            assertThat(refusal(change).getCode()).isEqualTo("invoice_not_editable");
        }
    }

    @Test
    void keepsTheNumberThatItWasGiven() throws Exception {
        Invoice open = seller.open(sent(seller.customer()).setNumber("TF-2026-0042"), 2_500);

        assertThat(open.getNumber()).isEqualTo("TF-2026-0042");
    }

    @Test
    void aDraftIsFinalizedBeforeItIsPaidOrSent() throws Exception {
        String customer = seller.customerWith("pm_card_visa");
        Invoice paid = seller.draft(charged(customer), line("Lessons", 2_500));
        Invoice mailed = seller.draft(sent(customer), line("Lessons", 2_500));

        assertThat(client.v1().invoices().pay(paid.getId()).getStatus()).isEqualTo("paid");
        assertThat(client.v1().invoices().sendInvoice(mailed.getId()).getStatus())
                .isEqualTo("open");
        assertThat(refusal(() -> client.v1().invoices().sendInvoice(paid.getId())))
                .hasMessageContaining("send_invoice");
    }

    @Test
    void nothingIsPaidAtOnce() throws Exception {
        Invoice zero = seller.open(charged(seller.customer()), 0);

        assertThat(zero.getStatus()).isEqualTo("paid");
        assertThat(zero.getAmountPaid()).isZero();
        assertThat(payments(zero)).isEmpty();
    }

    @Test
    void whatIsTooLittleToChargeIsPaidAndCarriedOver() throws Exception {
        String customer = seller.customer();

        Invoice little = seller.open(charged(customer), 49);

        assertThat(little.getStatus()).isEqualTo("paid");
        assertThat(little.getTotal()).isEqualTo(49);
        assertThat(little.getAmountDue()).isZero();
        assertThat(little.getEndingBalance()).isEqualTo(49);
        assertThat(balance(customer)).isEqualTo(49);

        Invoice next = seller.open(charged(customer), 1_000);
        assertThat(next.getStartingBalance()).isEqualTo(49);
        assertThat(next.getAmountDue()).isEqualTo(1_049);
        assertThat(next.getEndingBalance()).isZero();
        assertThat(balance(customer)).isZero();
    }

    @Test
    void aNegativeTotalBecomesACreditThatTheNextOneUses() throws Exception {
        String customer = seller.customer();

        Invoice credit = seller.open(charged(customer), -700);
        assertThat(credit.getStatus()).isEqualTo("paid");
        assertThat(balance(customer)).isEqualTo(-700);

        Invoice next = seller.open(charged(customer), 1_000);
        assertThat(next.getAmountDue()).isEqualTo(300);
        assertThat(balance(customer)).isZero();

        client.v1().invoices().voidInvoice(next.getId());
        assertThat(balance(customer)).isEqualTo(-700);
    }

    @Test
    void isVoidForGood() throws Exception {
        Invoice open = seller.open(charged(seller.customerWith("pm_card_visa")), 2_500);

        Invoice gone = client.v1().invoices().voidInvoice(open.getId());

        assertThat(gone.getStatus()).isEqualTo("void");
        assertThat(gone.getStatusTransitions().getVoidedAt()).isNotNull();
        assertThat(intent(payments(open).getFirst()).getCancellationReason()).isEqualTo("void_invoice");
        assertThat(refusal(() -> client.v1().invoices().pay(open.getId()))).hasMessageContaining("void");
        assertThat(refusal(() -> client.v1().invoices().markUncollectible(open.getId())))
                .hasMessageContaining("isn't open");
    }

    @Test
    void whatIsWrittenOffCanStillBePaidOrVoided() throws Exception {
        String customer = seller.customerWith("pm_card_visa");
        Invoice one = seller.open(charged(customer), 2_500);
        Invoice other = seller.open(charged(customer), 2_500);

        assertThat(client.v1().invoices().markUncollectible(one.getId()).getStatus())
                .isEqualTo("uncollectible");
        client.v1().invoices().markUncollectible(other.getId());

        assertThat(client.v1().invoices().pay(one.getId()).getStatus()).isEqualTo("paid");
        assertThat(client.v1().invoices().voidInvoice(other.getId()).getStatus())
                .isEqualTo("void");
    }

    @Test
    void whatCannotBeChargedCannotBeFinalized() throws Exception {
        Invoice draft = seller.draft(charged(seller.customer()), line("A school district", 100_000_000));

        StripeException refused = refusal(() -> client.v1().invoices().finalizeInvoice(draft.getId()));

        assertThat(refused.getCode()).isEqualTo("amount_too_large");
        Invoice after = seller.read(draft.getId());
        assertThat(after.getStatus()).isEqualTo("draft");
        assertThat(after.getNumber()).isNull();
        assertThat(after.getLastFinalizationError().getCode()).isEqualTo("amount_too_large");
    }

    @Test
    void isOpenStillWhenTheAnswerToFinalizingIsLost() throws Exception {
        Invoice draft = seller.draft(charged(seller.customer()), line("Lessons", 2_500));
        stripe.control(
                "PUT",
                "faults",
                "{\"operation\":\"POST /v1/invoices/{id}/finalize\",\"kind\":\"lose_answer\",\"times\":1}");

        assertThatThrownBy(() -> stripe.send("POST", "/v1/invoices/" + draft.getId() + "/finalize", ""))
                .isInstanceOf(IOException.class);

        assertThat(seller.read(draft.getId()).getStatus()).isEqualTo("open");
    }

    private static StripeException refusal(ThrowingCallable call) {
        return catchThrowableOfType(StripeException.class, call);
    }

    private static long balance(String customer) throws Exception {
        return client.v1().customers().retrieve(customer).getBalance();
    }

    private static List<InvoicePayment> payments(Invoice invoice) throws Exception {
        return client.v1()
                .invoicePayments()
                .list(InvoicePaymentListParams.builder()
                        .setInvoice(invoice.getId())
                        .build())
                .getData();
    }

    private static PaymentIntent intent(InvoicePayment payment) throws Exception {
        return client.v1().paymentIntents().retrieve(payment.getPayment().getPaymentIntent());
    }
}
