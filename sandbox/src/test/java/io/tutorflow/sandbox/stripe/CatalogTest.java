package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.param.InvoiceItemCreateParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sold has prices: whole or decimal, for once or for what a meter counts, found by a key of the seller's. */
class CatalogTest {

    @TempDir
    private static Path folder;

    private static StripeStand stripe;
    private static StripeClient client;
    private static MeteredSales sales;

    @BeforeAll
    static void start() throws Exception {
        stripe = new StripeStand(folder);
        client = stripe.client();
        sales = new MeteredSales(client);
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
    }

    @Test
    void aMeteredPriceIsADecimalForEachUnitOfItsMeter() throws Exception {
        String meter = sales.meter();

        Price price = sales.price(meter, "0.0015");

        assertThat(price.getUnitAmountDecimal()).isEqualByComparingTo("0.0015");
        assertThat(price.getUnitAmount()).isNull();
        assertThat(price.getType()).isEqualTo("recurring");
        assertThat(price.getRecurring().getMeter()).isEqualTo(meter);
        assertThat(price.getRecurring().getUsageType()).isEqualTo("metered");
        assertThat(price.getRecurring().getInterval()).isEqualTo("month");
        assertThat(price.getRecurring().getIntervalCount()).isOne();
        assertThat(price.getTaxBehavior()).isEqualTo("unspecified");
        assertThat(client.v1()
                        .prices()
                        .list(PriceListParams.builder()
                                .setRecurring(PriceListParams.Recurring.builder()
                                        .setMeter(meter)
                                        .build())
                                .build())
                        .getData())
                .extracting(Price::getId)
                .containsExactly(price.getId());
    }

    @Test
    void aProductIsMadeOnceUnderTheIdThatItIsGiven() throws Exception {
        String id = "lesson_" + UUID.randomUUID().toString().replace("-", "");
        var lesson = ProductCreateParams.builder()
                .setId(id)
                .setName("Lesson")
                .setUnitLabel("lesson")
                .putMetadata("catalogKey", "lesson")
                .build();

        Product made = client.v1().products().create(lesson);

        assertThat(refusal(() -> client.v1().products().create(lesson)).getCode())
                .isEqualTo("resource_already_exists");
        assertThat(made.getUnitLabel()).isEqualTo("lesson");
        assertThat(client.v1().products().retrieve(id).getMetadata()).containsEntry("catalogKey", "lesson");
    }

    @Test
    void aLookupKeyIsOfOnePriceAndMovesToAnother() throws Exception {
        String key = "lesson-" + UUID.randomUUID();
        String product = sales.product("Lesson");
        Price first = client.v1()
                .prices()
                .create(oneTime(product).setUnitAmount(5L).setLookupKey(key).build());

        InvalidRequestException taken = refusal(() -> client.v1()
                .prices()
                .create(oneTime(product).setUnitAmount(6L).setLookupKey(key).build()));
        Price second = client.v1()
                .prices()
                .create(oneTime(product)
                        .setUnitAmount(6L)
                        .setLookupKey(key)
                        .setTransferLookupKey(true)
                        .build());

        assertThat(taken.getParam()).isEqualTo("lookup_key");
        assertThat(client.v1()
                        .prices()
                        .list(PriceListParams.builder().addLookupKey(key).build())
                        .getData())
                .extracting(Price::getId)
                .containsExactly(second.getId());
        assertThat(client.v1().prices().retrieve(first.getId()).getLookupKey()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "recurring[usage_type]=metered&unit_amount=5, recurring[meter]",
        "recurring[meter]=mtr_none&unit_amount=5, recurring[meter]",
        "recurring[meter]=mtr_none&recurring[usage_type]=metered&unit_amount=5, recurring[meter]",
        "recurring[usage_type]=licensed, unit_amount",
        "unit_amount=5&unit_amount_decimal=5, unit_amount",
        "unit_amount=-1, unit_amount",
        "unit_amount_decimal=0.0000000000001, unit_amount_decimal",
        "unit_amount_decimal=-0.1, unit_amount_decimal",
        "unit_amount=5&transform_quantity[divide_by]=2&transform_quantity[round]=up, transform_quantity",
        "billing_scheme=tiered, billing_scheme",
    })
    void refusesWhatIsNoPrice(String said, String param) throws Exception {
        String form = "currency=usd&recurring[interval]=month&product_data[name]=Lesson&" + said;

        var answer = stripe.send("POST", "/v1/prices", form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"param\" : \"" + param + "\"");
    }

    @Test
    void aPriceHasAMeterThatIsActive() throws Exception {
        String meter = sales.meter();
        client.v1().billing().meters().deactivate(meter);

        assertThat(refusal(() -> sales.price(meter, "5")).getParam()).isEqualTo("recurring[meter]");
    }

    @Test
    void whatRecursIsNotBoughtOnce() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        String customer = new Invoicing(client).customer();

        assertThat(refusal(() -> client.v1()
                        .invoiceItems()
                        .create(InvoiceItemCreateParams.builder()
                                .setCustomer(customer)
                                .setPricing(InvoiceItemCreateParams.Pricing.builder()
                                        .setPrice(price.getId())
                                        .build())
                                .build())))
                .hasMessageContaining("type=one_time");
        assertThat(refusal(() -> client.v1()
                        .checkout()
                        .sessions()
                        .create(SessionCreateParams.builder()
                                .setMode(SessionCreateParams.Mode.PAYMENT)
                                .setSuccessUrl("http://localhost/done")
                                .addLineItem(SessionCreateParams.LineItem.builder()
                                        .setPrice(price.getId())
                                        .setQuantity(1L)
                                        .build())
                                .build())))
                .hasMessageContaining("type=one_time");
    }

    private static PriceCreateParams.Builder oneTime(String product) {
        return PriceCreateParams.builder().setCurrency("usd").setProduct(product);
    }

    private static InvalidRequestException refusal(ThrowingCallable call) {
        return catchThrowableOfType(InvalidRequestException.class, call);
    }
}
