package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person pays on the hosted page. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CheckoutTest {

    private static final String PAYS = "4242424242424242";
    private static final String ASKS = "4000002760003184";

    @TempDir
    private static Path folder;

    private static StripeStand stripe;
    private static StripeClient client;

    @BeforeAll
    static void start() throws Exception {
        stripe = new StripeStand(folder);
        client = stripe.client();
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
    }

    @Test
    void showsWhoIsPaidWhatForAndHowMuch() throws Exception {
        HttpResponse<String> page = stripe.get(open().getUrl());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<title>Pay TutorFlow</title>")
                .contains("2,500 credits &amp; more")
                .contains("$25.00")
                .contains("<label for=\"number\">Card number</label>")
                .contains("href=\"http://localhost:8080/cancelled\"")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("form-action 'self' http://localhost:8080;");
    }

    @Test
    void leadsBackToTheSellerWithTheSessionsId() throws Exception {
        Session session = open();

        HttpResponse<String> answer = stripe.pay(session.getUrl(), PAYS);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains("http://localhost:8080/done?session=" + session.getId());
        Session paid = client.v1().checkout().sessions().retrieve(session.getId());
        assertThat(paid.getStatus()).isEqualTo("complete");
        assertThat(paid.getPaymentStatus()).isEqualTo("paid");
        assertThat(paid.getCustomerDetails().getEmail()).isEqualTo("ada@example.com");
        assertThat(paid.getClientReferenceId()).isEqualTo("top-up-1");
        var intent = client.v1().paymentIntents().retrieve(paid.getPaymentIntent());
        assertThat(intent.getAmountReceived()).isEqualTo(2_500);
        assertThat(intent.getMetadata()).containsEntry("top_up", "1");
        assertThat(client.v1()
                        .paymentMethods()
                        .retrieve(intent.getPaymentMethod())
                        .getCustomer())
                .isEqualTo(paid.getCustomer())
                .isNotNull();
    }

    @Test
    void namesWhatIsWrongAtItsFieldAndChargesNothing() throws Exception {
        Session session = open();

        HttpResponse<String> answer = stripe.submit(
                session.getUrl(),
                Map.of("email", "ada", "number", "4242 4242 4242 4241", "expiry", "01/20", "cvc", "1", "name", " "));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("<title>Error: Pay TutorFlow</title>")
                .contains("role=\"alert\"")
                .contains("<a href=\"#number\">Your card number is invalid.</a>")
                .contains("aria-describedby=\"expiry-fault\"")
                .contains("in the past")
                .contains("value=\"4242424242424241\"")
                .doesNotContain("value=\"1\"");
        assertThat(client.v1().checkout().sessions().retrieve(session.getId()).getPaymentIntent())
                .isNull();
    }

    @Test
    void tellsADeclineAndLetsAnotherCardPay() throws Exception {
        Session session = open();

        HttpResponse<String> declined = stripe.pay(session.getUrl(), "4000000000000002");
        HttpResponse<String> poor = stripe.pay(session.getUrl(), "4000000000009995");
        HttpResponse<String> paid = stripe.pay(session.getUrl(), PAYS);

        assertThat(declined.statusCode()).isEqualTo(402);
        assertThat(declined.body()).contains("Your card was declined.");
        assertThat(poor.body()).contains("Your card has insufficient funds.");
        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(payments(session)).isEqualTo(1);
    }

    @Test
    void letsAMistypedEmailBeCorrectedAfterADecline() throws Exception {
        Session session = open();
        stripe.pay(session.getUrl(), "4000000000000002");

        HttpResponse<String> again = stripe.get(session.getUrl());
        stripe.submit(
                session.getUrl(),
                Map.of("email", "lovelace@example.com", "number", PAYS, "expiry", "12/34", "cvc", "123", "name", "A"));

        assertThat(again.body()).doesNotContain("readonly");
        Session paid = client.v1().checkout().sessions().retrieve(session.getId());
        assertThat(paid.getCustomerDetails().getEmail()).isEqualTo("lovelace@example.com");
        assertThat(client.v1().customers().retrieve(paid.getCustomer()).getEmail())
                .isEqualTo("lovelace@example.com");
    }

    @Test
    void doesNotLetAKnownEmailBeChanged() throws Exception {
        Session session = client.v1()
                .checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(Mode.SETUP)
                        .setCurrency("usd")
                        .setCustomer(customer())
                        .setSuccessUrl("http://localhost:8080/saved")
                        .build());

        assertThat(stripe.get(session.getUrl()).body())
                .contains("value=\"grace@example.com\"")
                .contains("readonly");
    }

    @Test
    void asksTheHolderWhenTheBankDoes() throws Exception {
        Session session = open();

        HttpResponse<String> asked = stripe.pay(session.getUrl(), ASKS);
        String challenge = stripe.url + asked.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> page = stripe.get(challenge);
        HttpResponse<String> failed = stripe.submit(challenge, Map.of("answer", "fail"));
        stripe.pay(session.getUrl(), ASKS);
        HttpResponse<String> passed = stripe.submit(challenge, Map.of("answer", "complete"));

        assertThat(page.body()).contains("Complete authentication").contains("$25.00");
        assertThat(failed.statusCode()).isEqualTo(402);
        assertThat(failed.body()).contains("We are unable to authenticate");
        assertThat(passed.statusCode()).isEqualTo(303);
        assertThat(client.v1().checkout().sessions().retrieve(session.getId()).getPaymentStatus())
                .isEqualTo("paid");
        assertThat(payments(session)).isEqualTo(1);
    }

    @Test
    void takesTheMoneyOnceHoweverOftenTheFormIsSent() throws Exception {
        Session session = open();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> pay = () -> stripe.pay(session.getUrl(), PAYS).statusCode();
            for (var answer : threads.invokeAll(List.of(pay, pay, pay, pay, pay, pay, pay, pay))) {
                assertThat(answer.get()).isEqualTo(303);
            }
        }

        assertThat(payments(session)).isEqualTo(1);
    }

    @Test
    void savesACardWithoutAPayment() throws Exception {
        String customer = customer();
        Session session = client.v1()
                .checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(Mode.SETUP)
                        .setCurrency("usd")
                        .setCustomer(customer)
                        .setSuccessUrl("http://localhost:8080/saved")
                        .build());

        HttpResponse<String> page = stripe.get(session.getUrl());
        HttpResponse<String> asked = stripe.pay(session.getUrl(), "4000002500003155");
        stripe.submit(stripe.url + asked.headers().firstValue("Location").orElseThrow(), Map.of("answer", "complete"));

        assertThat(page.body()).contains("Save card").contains("Nothing is charged now");
        Session saved = client.v1().checkout().sessions().retrieve(session.getId());
        assertThat(saved.getStatus()).isEqualTo("complete");
        assertThat(saved.getPaymentStatus()).isEqualTo("no_payment_required");
        String method =
                client.v1().setupIntents().retrieve(saved.getSetupIntent()).getPaymentMethod();
        var charged = client.v1()
                .paymentIntents()
                .create(PaymentIntentCreateParams.builder()
                        .setAmount(500L)
                        .setCurrency("usd")
                        .setCustomer(customer)
                        .setPaymentMethod(method)
                        .setOffSession(true)
                        .setConfirm(true)
                        .build());
        assertThat(charged.getStatus()).isEqualTo("succeeded");
    }

    @Test
    void expiresByBusinessTime() throws Exception {
        Session session = open();

        stripe.moveTime(Duration.ofHours(25));
        while (!client.v1()
                .checkout()
                .sessions()
                .retrieve(session.getId())
                .getStatus()
                .equals("expired")) {
            Thread.sleep(20);
        }
        stripe.moveTime(Duration.ZERO);

        assertThat(stripe.get(stripe.url + "/c/pay/" + session.getId()).statusCode())
                .isEqualTo(410);
        assertThat(stripe.pay(stripe.url + "/c/pay/" + session.getId(), PAYS).statusCode())
                .isEqualTo(410);
        assertThat(client.v1().checkout().sessions().retrieve(session.getId()).getPaymentIntent())
                .isNull();
    }

    @Test
    void knowsNoPageOfASessionThatWasNeverMade() throws Exception {
        assertThat(stripe.get(stripe.url + "/c/pay/cs_test_%3Cscript%3E").statusCode())
                .isEqualTo(404);
    }

    private static String customer() throws Exception {
        return client.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setEmail("grace@example.com")
                        .build())
                .getId();
    }

    private static long payments(Session session) throws Exception {
        String intent =
                client.v1().checkout().sessions().retrieve(session.getId()).getPaymentIntent();
        return client
                .v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder().setLimit(100L).build())
                .getData()
                .stream()
                .filter(it -> it.getId().equals(intent) && it.getAmountReceived() == 2_500)
                .count();
    }

    private static Session open() throws Exception {
        return client.v1()
                .checkout()
                .sessions()
                .create(SessionCreateParams.builder()
                        .setMode(Mode.PAYMENT)
                        .setClientReferenceId("top-up-1")
                        .setSuccessUrl("http://localhost:8080/done?session={CHECKOUT_SESSION_ID}")
                        .setCancelUrl("http://localhost:8080/cancelled")
                        .setPaymentIntentData(PaymentIntentData.builder()
                                .setSetupFutureUsage(PaymentIntentData.SetupFutureUsage.OFF_SESSION)
                                .putMetadata("top_up", "1")
                                .build())
                        .addLineItem(LineItem.builder()
                                .setQuantity(1L)
                                .setPriceData(LineItem.PriceData.builder()
                                        .setCurrency("usd")
                                        .setUnitAmount(2_500L)
                                        .setProductData(LineItem.PriceData.ProductData.builder()
                                                .setName("2,500 credits & more")
                                                .build())
                                        .build())
                                .build())
                        .build());
    }
}
