package io.tutorflow.sandbox.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Price;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceCreateParams.Recurring;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterCreateParams.DefaultAggregation;
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
}
