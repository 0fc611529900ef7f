package io.tutorflow.sandbox.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceCreateParams.Recurring;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterCreateParams.DefaultAggregation;
import com.stripe.param.billing.MeterEventCreateParams;
import java.math.BigDecimal;
import java.util.UUID;

/** A seller who sells by the meter, with Stripe's own library. */
record MeteredSales(StripeClient client) {

    /** Of a name that no other has. */
    String meter() throws StripeException {
        return meter("lessons_" + UUID.randomUUID());
    }

    String meter(String eventName) throws StripeException {
        return client.v1()
                .billing()
                .meters()
                .create(MeterCreateParams.builder()
                        .setDisplayName("Lessons")
                        .setEventName(eventName)
                        .setDefaultAggregation(DefaultAggregation.builder()
                                .setFormula(DefaultAggregation.Formula.SUM)
                                .build())
                        .build())
                .getId();
    }

    String product(String name) throws StripeException {
        return client.v1()
                .products()
                .create(ProductCreateParams.builder().setName(name).build())
                .getId();
    }

    /** @param cents for each unit that the meter counts */
    Price price(String meter, String cents) throws StripeException {
        return client.v1()
                .prices()
                .create(PriceCreateParams.builder()
                        .setCurrency("usd")
                        .setProduct(product("Lesson"))
                        .setUnitAmountDecimal(new BigDecimal(cents))
                        .setRecurring(Recurring.builder()
                                .setInterval(Recurring.Interval.MONTH)
                                .setUsageType(Recurring.UsageType.METERED)
                                .setMeter(meter)
                                .build())
                        .build());
    }

    Price oneTimePrice() throws StripeException {
        return client.v1()
                .prices()
                .create(PriceCreateParams.builder()
                        .setCurrency("usd")
                        .setProduct(product("Book"))
                        .setUnitAmount(500L)
                        .build());
    }

    /** From now on, by the month, charged by itself. */
    Subscription subscribe(String customer, Price... prices) throws StripeException {
        return client.v1().subscriptions().create(to(customer, prices).build());
    }

    /** In months that begin on the 1st. */
    static SubscriptionCreateParams.Builder to(String customer, Price... prices) {
        SubscriptionCreateParams.Builder wanted = SubscriptionCreateParams.builder()
                .setCustomer(customer)
                .setBillingMode(SubscriptionCreateParams.BillingMode.builder()
                        .setType(SubscriptionCreateParams.BillingMode.Type.FLEXIBLE)
                        .build())
                .setBillingCycleAnchorConfig(SubscriptionCreateParams.BillingCycleAnchorConfig.builder()
                        .setDayOfMonth(1L)
                        .setHour(0L)
                        .setMinute(0L)
                        .setSecond(0L)
                        .build());
        for (Price price : prices) {
            wanted.addItem(SubscriptionCreateParams.Item.builder()
                    .setPrice(price.getId())
                    .build());
        }
        return wanted;
    }

    /** @param at unix seconds */
    void use(String meter, String customer, long value, long at) throws StripeException {
        client.v1()
                .billing()
                .meterEvents()
                .create(MeterEventCreateParams.builder()
                        .setEventName(
                                client.v1().billing().meters().retrieve(meter).getEventName())
                        .setIdentifier(UUID.randomUUID().toString())
                        .setTimestamp(at)
                        .putPayload("stripe_customer_id", customer)
                        .putPayload("value", Long.toString(value))
                        .build());
    }
}
