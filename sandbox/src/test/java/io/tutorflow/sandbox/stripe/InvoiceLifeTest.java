package io.tutorflow.sandbox.stripe;

import static io.tutorflow.sandbox.stripe.Invoicing.charged;
import static io.tutorflow.sandbox.stripe.Invoicing.line;
import static io.tutorflow.sandbox.stripe.Invoicing.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.param.InvoiceAddLinesParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.InvoiceUpdateParams;
import com.stripe.param.PaymentIntentConfirmParams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invoice is finalized, and then paid once, or void, or written off. */
class InvoiceLifeTest {

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
