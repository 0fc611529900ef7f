package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refunds and disputes. */
class MoneyBackTest {

    @TempDir
    private static Path folder;

    private static StripeStand stripe;
    private static StripeClient client;
    private static Listener listener;

    @BeforeAll
    static void start() throws Exception {
        listener = new Listener();
        stripe = new StripeStand(folder).listenAt(listener.url());
        client = stripe.client();
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
        listener.close();
    }

    @AfterEach
    void settlesAtOnceAgain() throws Exception {
        stripe.control("PUT", "refunds", "{\"pending\":false}");
    }

    @Test
    void givesBackAPartAndNeverMoreThanWasPaid() throws Exception {
        PaymentIntent paid = pay("pm_card_visa");

        Refund refund = refund(paid, 4_000L);

        assertThat(refund.getStatus()).isEqualTo("succeeded");
        assertThat(client.v1().charges().retrieve(paid.getLatestCharge()).getAmountRefunded())
                .isEqualTo(4_000);
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> refund(paid, 6_001L)))
                .hasMessageContaining("Refund amount ($60.01) is greater than unrefunded amount on charge ($60.00)");
        assertThat(refund(paid, null).getAmount()).isEqualTo(6_000);
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> refund(paid, null))
                        .getCode())
                .isEqualTo("charge_already_refunded");
    }

    @Test
    void canTakeItsTimeAndThenFail() throws Exception {
        PaymentIntent paid = pay("pm_card_visa");
        stripe.control("PUT", "refunds", "{\"pending\":true}");

        Refund pending = refund(paid, null);
        stripe.control("PUT", "refunds/" + pending.getId(), "{\"status\":\"failed\"}");

        assertThat(pending.getStatus()).isEqualTo("pending");
        Refund failed = client.v1().refunds().retrieve(pending.getId());
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getFailureReason()).isEqualTo("lost_or_stolen_card");
        assertThat(client.v1().charges().retrieve(paid.getLatestCharge()).getAmountRefunded())
                .isZero();
        listener.await(it -> of(pending.getId(), "refund.failed"));
    }

    @Test
    void canTakeItsTimeAndThenSucceed() throws Exception {
        Refund pending = refund(pay("pm_card_pendingRefund"), null);

        assertThat(pending.getStatus()).isEqualTo("pending");
        listener.await(it -> of(pending.getId(), "refund.updated"));
        assertThat(client.v1().refunds().retrieve(pending.getId()).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void aLostDisputeKeepsTheMoney() throws Exception {
        PaymentIntent paid = pay("pm_card_visa");
        String id = stripe.control("POST", "disputes", "{\"payment_intent\":\"" + paid.getId() + "\"}")
                .get("id")
                .asText();

        listener.await(it -> of(id, "charge.dispute.created") && of(id, "charge.dispute.funds_withdrawn"));
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> refund(paid, null))
                        .getCode())
                .isEqualTo("charge_disputed");
        stripe.control("PUT", "disputes/" + id, "{\"status\":\"lost\"}");

        listener.await(it -> of(id, "charge.dispute.closed"));
        assertThat(client.v1().disputes().retrieve(id).getStatus()).isEqualTo("lost");
        assertThat(of(id, "charge.dispute.funds_reinstated")).isFalse();
    }

    @Test
    void aWonDisputeGivesItBack() throws Exception {
        PaymentIntent paid = pay("pm_card_createDispute");
        var dispute = client.v1()
                .disputes()
                .list(DisputeListParams.builder().setPaymentIntent(paid.getId()).build())
                .getData()
                .getFirst();

        stripe.control("PUT", "disputes/" + dispute.getId(), "{\"status\":\"won\"}");

        listener.await(it -> of(dispute.getId(), "charge.dispute.funds_reinstated"));
        assertThat(client.v1().disputes().retrieve(dispute.getId()).getBalanceTransactions())
                .extracting(BalanceTransaction::getAmount)
                .containsExactly(-10_000L, 10_000L);
    }

    /** Whether it was told of this object. */
    private static boolean of(String id, String type) {
        return listener.taken().stream()
                .anyMatch(event -> event.getType().equals(type)
                        && event.getDataObjectDeserializer().getRawJson().contains(id));
    }

    private static PaymentIntent pay(String method) throws Exception {
        return client.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(10_000L)
                        .setCurrency("usd")
                        .setPaymentMethod(method)
                        .setConfirm(true)
                        .build());
    }

    private static Refund refund(PaymentIntent paid, @Nullable Long amount) throws Exception {
        RefundCreateParams.Builder refund = RefundCreateParams.builder().setPaymentIntent(paid.getId());
        return client.v1()
                .refunds()
                .create(
                        amount == null
                                ? refund.build()
                                : refund.setAmount(amount).build());
    }
}
