package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.ChargeListParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved card is charged while its holder is away. */
class AutoReloadTest {

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
    void takesTheMoney() throws Exception {
        String customer = customer();
        String method = save("pm_card_visa", customer);

        PaymentIntent paid = client.v1().paymentIntents().create(charge(customer, method));

        assertThat(paid.getStatus()).isEqualTo("succeeded");
        assertThat(paid.getAmountReceived()).isEqualTo(2_000);
        assertThat(paid.getMetadata()).containsEntry("reload", "7");
        var charge = client.v1().charges().retrieve(paid.getLatestCharge());
        assertThat(charge.getPaid()).isTrue();
        assertThat(charge.getMetadata()).containsEntry("reload", "7");
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
    }

    @Test
    void isDeclinedWithTheReasonAndThePaymentIntent() throws Exception {
        String customer = customer();
        String method = save("pm_card_chargeCustomerFail", customer);

        CardException declined = catchThrowableOfType(
                CardException.class, () -> client.v1().paymentIntents().create(charge(customer, method)));

        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo("card_declined");
        assertThat(declined.getDeclineCode()).isEqualTo("generic_decline");
        PaymentIntent intent = declined.getStripeError().getPaymentIntent();
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(client.v1()
                        .paymentIntents()
                        .retrieve(intent.getId())
                        .getLastPaymentError()
                        .getDeclineCode())
                .isEqualTo("generic_decline");
        assertThat(declined.getCharge()).isEqualTo(intent.getLatestCharge());
    }

    @Test
    void neverAsksSomebodyWhoIsAway() throws Exception {
        String customer = customer();
        String method = save("pm_card_authenticationRequired", customer);

        CardException declined = catchThrowableOfType(
                CardException.class, () -> client.v1().paymentIntents().create(charge(customer, method)));

        assertThat(declined.getCode()).isEqualTo("authentication_required");
        assertThat(declined.getStripeError().getPaymentIntent().getStatus()).isEqualTo("requires_payment_method");
    }

    @Test
    void canBeDeclinedFromNowOnAndThenPayAgain() throws Exception {
        String customer = customer();
        String method = save("pm_card_visa", customer);

        stripe.control("PUT", "payment_methods/" + method, "{\"behavesLike\":\"4000000000009995\"}");
        CardException declined = catchThrowableOfType(
                CardException.class, () -> client.v1().paymentIntents().create(charge(customer, method)));
        stripe.control("PUT", "payment_methods/" + method, "{\"behavesLike\":\"4242424242424242\"}");

        assertThat(declined.getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(client.v1().paymentIntents().create(charge(customer, method)).getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void takesNothingFromAnotherCustomersCard() throws Exception {
        String method = save("pm_card_visa", customer());
        String other = customer();

        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> client.v1().paymentIntents().create(charge(other, method)));

        assertThat(refused.getParam()).isEqualTo("payment_method");
        assertThat(client.v1()
                        .charges()
                        .list(ChargeListParams.builder().setCustomer(other).build())
                        .getData())
                .isEmpty();
    }

    @Test
    void aCardThatIsTakenAwayCanNoLongerBeUsed() throws Exception {
        String customer = customer();
        String method = save("pm_card_visa", customer);
        client.v1().customers().update(customer, defaultMethod(method));

        client.v1().paymentMethods().detach(method);

        assertThat(client.v1()
                        .customers()
                        .retrieve(customer)
                        .getInvoiceSettings()
                        .getDefaultPaymentMethod())
                .isNull();
        assertThat(catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> client.v1().paymentIntents().create(charge(customer, method))))
                .hasMessageContaining("must be attached");
    }

    private static String customer() throws Exception {
        return client.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setEmail("ada@example.com")
                        .build())
                .getId();
    }

    private static String save(String testId, String customer) throws Exception {
        return client.v1()
                .paymentMethods()
                .attach(
                        testId,
                        PaymentMethodAttachParams.builder()
                                .setCustomer(customer)
                                .build())
                .getId();
    }

    private static CustomerUpdateParams defaultMethod(String method) {
        return CustomerUpdateParams.builder()
                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                        .setDefaultPaymentMethod(method)
                        .build())
                .build();
    }

    private static PaymentIntentCreateParams charge(String customer, String method) {
        return PaymentIntentCreateParams.builder()
                .setAmount(2_000L)
                .setCurrency("usd")
                .setCustomer(customer)
                .setPaymentMethod(method)
                .setOffSession(true)
                .setConfirm(true)
                .putMetadata("reload", "7")
                .build();
    }
}
