package io.tutorflow.sandbox.stripe;

import static io.tutorflow.sandbox.stripe.Invoicing.charged;
import static io.tutorflow.sandbox.stripe.Invoicing.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.PaymentIntentConfirmParams;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An open invoice is paid once: by the saved card, by whoever confirms its payment, or elsewhere. */
class InvoicePaymentTest {

    private static final InvoicePayParams OUT_OF_BAND =
            InvoicePayParams.builder().setPaidOutOfBand(true).build();

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
    void isPaidByTheSavedCard() throws Exception {
        String customer = seller.customerWith("pm_card_visa");
        Invoice open = seller.open(charged(customer), 2_500);

        Invoice paid = client.v1().invoices().pay(open.getId());

        assertThat(paid.getStatus()).isEqualTo("paid");
        assertThat(paid.getAmountPaid()).isEqualTo(2_500);
        assertThat(paid.getAmountRemaining()).isZero();
        assertThat(paid.getAttemptCount()).isEqualTo(1);
        assertThat(paid.getStatusTransitions().getPaidAt()).isNotNull();
        InvoicePayment payment = payments(open).getFirst();
        assertThat(payment.getStatus()).isEqualTo("paid");
        assertThat(payment.getAmountPaid()).isEqualTo(2_500);
        PaymentIntent intent = intent(payment);
        assertThat(intent.getAmountReceived()).isEqualTo(2_500);
        assertThat(intent.getCustomer()).isEqualTo(customer);
        assertThat(refusal(() -> client.v1().invoices().pay(open.getId()))).hasMessageContaining("already paid");
        assertThat(refusal(() -> client.v1().invoices().voidInvoice(open.getId())))
                .hasMessageContaining("isn't open");
    }

    @Test
    void showsItsPaymentToWhoAsks() throws Exception {
        Invoice open = seller.open(charged(seller.customer()), 2_500);

        Invoice asked = client.v1()
                .invoices()
                .retrieve(
                        open.getId(),
                        InvoiceRetrieveParams.builder()
                                .addExpand("payments")
                                .addExpand("confirmation_secret")
                                .build());

        assertThat(open.getPayments()).isNull();
        InvoicePayment payment = asked.getPayments().getData().getFirst();
        assertThat(payment.getStatus()).isEqualTo("open");
        assertThat(payment.getIsDefault()).isTrue();
        assertThat(asked.getConfirmationSecret().getClientSecret())
                .startsWith(payment.getPayment().getPaymentIntent());
    }

    @Test
    void isFoundByItsPayment() throws Exception {
        Invoice open = seller.open(charged(seller.customer()), 2_500);
        seller.open(charged(seller.customer()), 2_500);
        String intent = payments(open).getFirst().getPayment().getPaymentIntent();

        List<InvoicePayment> found = client.v1()
                .invoicePayments()
                .list(InvoicePaymentListParams.builder()
                        .setPayment(InvoicePaymentListParams.Payment.builder()
                                .setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
                                .setPaymentIntent(intent)
                                .build())
                        .build())
                .getData();

        assertThat(found).extracting(InvoicePayment::getInvoice).containsExactly(open.getId());
    }

    @Test
    void isPaidByWhoConfirmsItsPaymentAndByNobodyElse() throws Exception {
        Invoice open = seller.open(sent(seller.customer()), 2_500);
        String intent = payments(open).getFirst().getPayment().getPaymentIntent();

        StripeException refused = refusal(() -> client.v1().paymentIntents().cancel(intent));
        client.v1()
                .paymentIntents()
                .confirm(
                        intent,
                        PaymentIntentConfirmParams.builder()
                                .setPaymentMethod("pm_card_visa")
                                .build());

        assertThat(refused.getCode()).isEqualTo("payment_intent_unexpected_state");
        assertThat(seller.read(open.getId()).getStatus()).isEqualTo("paid");
    }

    @Test
    void staysOpenWhenTheCardIsDeclined() throws Exception {
        String customer = seller.customerWith("pm_card_chargeCustomerFail");
        Invoice open = seller.open(charged(customer), 2_500);

        CardException declined = catchThrowableOfType(
                CardException.class, () -> client.v1().invoices().pay(open.getId()));

        assertThat(declined.getDeclineCode()).isEqualTo("generic_decline");
        Invoice after = seller.read(open.getId());
        assertThat(after.getStatus()).isEqualTo("open");
        assertThat(after.getAttempted()).isTrue();
        assertThat(after.getAttemptCount()).isEqualTo(1);
        assertThat(after.getNextPaymentAttempt()).isNull();
        assertThat(intent(payments(open).getFirst()).getStatus()).isEqualTo("requires_payment_method");

        String other = seller.saveCard(customer, "pm_card_visa");
        assertThat(client.v1()
                        .invoices()
                        .pay(
                                open.getId(),
                                InvoicePayParams.builder()
                                        .setPaymentMethod(other)
                                        .build())
                        .getStatus())
                .isEqualTo("paid");
    }

    @Test
    void asksForTheHolderOfACardThatIsAskedAbout() throws Exception {
        Invoice open = seller.open(charged(seller.customerWith("pm_card_authenticationRequired")), 2_500);

        CardException asked = catchThrowableOfType(
                CardException.class, () -> client.v1().invoices().pay(open.getId()));

        assertThat(asked.getCode()).isEqualTo("invoice_payment_intent_requires_action");
        assertThat(intent(payments(open).getFirst()).getStatus()).isEqualTo("requires_action");
        assertThat(seller.read(open.getId()).getStatus()).isEqualTo("open");
    }

    @Test
    void isPaidWithNobodysOtherCardAndNotWithoutOne() throws Exception {
        String stranger = seller.saveCard(seller.customer(), "pm_card_visa");
        Invoice open = seller.open(charged(seller.customer()), 2_500);

        assertThat(refusal(() -> client.v1()
                        .invoices()
                        .pay(
                                open.getId(),
                                InvoicePayParams.builder()
                                        .setPaymentMethod(stranger)
                                        .build())))
                .hasMessageContaining("must be attached");
        assertThat(refusal(() -> client.v1().invoices().pay(open.getId()))).hasMessageContaining("no attached payment");
        assertThat(seller.read(open.getId()).getAttemptCount()).isZero();
    }

    @Test
    void canBePaidElsewhere() throws Exception {
        Invoice open = seller.open(sent(seller.customer()), 2_500);

        Invoice paid = client.v1().invoices().pay(open.getId(), OUT_OF_BAND);

        assertThat(paid.getStatus()).isEqualTo("paid");
        assertThat(paid.getAmountPaid()).isEqualTo(2_500);
        assertThat(paid.getAmountPaidOffStripe()).isEqualTo(2_500);
        InvoicePayment payment = payments(open).getFirst();
        assertThat(payment.getStatus()).isEqualTo("canceled");
        assertThat(intent(payment).getStatus()).isEqualTo("canceled");
    }

    @Test
    void moneyInFlightIsWaitedFor() throws Exception {
        Invoice open = seller.open(charged(seller.customerWith("pm_card_visa")), 2_500);
        stripe.control("PUT", "payments", "{\"settleLater\":true}");
        client.v1().invoices().pay(open.getId());
        stripe.control("PUT", "payments", "{\"settleLater\":false}");

        assertThat(refusal(() -> client.v1().invoices().pay(open.getId())).getCode())
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(refusal(() -> client.v1().invoices().voidInvoice(open.getId()))
                        .getCode())
                .isEqualTo("payment_intent_unexpected_state");

        stripe.control("PUT", "payments/" + intent(payments(open).getFirst()).getId(), "{\"status\":\"succeeded\"}");
        assertThat(seller.read(open.getId()).getStatus()).isEqualTo("paid");
    }

    @Test
    void moneyThatComesInAfterAllIsOverpaid() throws Exception {
        String customer = seller.customerWith("pm_card_visa");
        Invoice open = seller.open(charged(customer), 2_500);
        stripe.control("PUT", "payments", "{\"settleLater\":true}");
        client.v1().invoices().pay(open.getId());
        stripe.control("PUT", "payments", "{\"settleLater\":false}");
        client.v1().invoices().pay(open.getId(), OUT_OF_BAND);

        stripe.control("PUT", "payments/" + intent(payments(open).getFirst()).getId(), "{\"status\":\"succeeded\"}");

        Invoice after = seller.read(open.getId());
        assertThat(after.getAmountPaid()).isEqualTo(2_500);
        assertThat(after.getAmountOverpaid()).isEqualTo(2_500);
        assertThat(balance(customer)).isEqualTo(-2_500);
        assertThat(payments(open).getFirst().getStatus()).isEqualTo("paid");
    }

    @Test
    void moneyThatDoesNotComeInIsNotMissedAnyLonger() throws Exception {
        Invoice open = seller.open(charged(seller.customerWith("pm_card_visa")), 2_500);
        stripe.control("PUT", "payments", "{\"settleLater\":true}");
        client.v1().invoices().pay(open.getId());
        stripe.control("PUT", "payments", "{\"settleLater\":false}");
        client.v1().invoices().pay(open.getId(), OUT_OF_BAND);

        stripe.control("PUT", "payments/" + intent(payments(open).getFirst()).getId(), "{\"status\":\"failed\"}");

        assertThat(seller.read(open.getId()).getStatus()).isEqualTo("paid");
        assertThat(payments(open).getFirst().getStatus()).isEqualTo("canceled");
        assertThat(intent(payments(open).getFirst()).getStatus()).isEqualTo("canceled");
    }

    @Test
    void somebodyElseEntersAPayment() throws Exception {
        String customer = seller.customer();
        Invoice open = seller.open(sent(customer), 2_500);

        stripe.control("POST", "invoices/" + open.getId() + "/payments", "{\"amount\":3000}");

        Invoice after = seller.read(open.getId());
        assertThat(after.getStatus()).isEqualTo("paid");
        assertThat(after.getAmountPaid()).isEqualTo(2_500);
        assertThat(after.getAmountOverpaid()).isEqualTo(500);
        assertThat(after.getAmountPaidOffStripe()).isEqualTo(3_000);
        assertThat(balance(customer)).isEqualTo(-500);
    }

    @Test
    void theSameKeyPaysOnce() throws Exception {
        Invoice open = seller.open(charged(seller.customerWith("pm_card_visa")), 2_500);
        var key = StripeStand.key("pay-" + open.getId());

        Invoice first = client.v1()
                .invoices()
                .pay(open.getId(), InvoicePayParams.builder().build(), key);
        Invoice second = client.v1()
                .invoices()
                .pay(open.getId(), InvoicePayParams.builder().build(), key);

        assertThat(second.getStatus()).isEqualTo(first.getStatus()).isEqualTo("paid");
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
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
