package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterListParams;
import io.tutorflow.billing.payment.StripePlans.Meter;
import io.tutorflow.billing.payment.StripePlans.Names;
import io.tutorflow.billing.payment.StripePlans.NewPrice;
import io.tutorflow.billing.payment.StripePlans.Price;
import io.tutorflow.billing.payment.StripePlans.Product;
import io.tutorflow.billing.payment.StripePlans.Stock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Calls to Stripe about what it sells by the meter. */
final class PlanCalls {

    private static final long PAGE = 100;

    /** Stripe looks up so many at once. */
    private static final int LOOKUP_KEYS = 10;

    /** Stripe's own names are unique where ours are, so that what was made a moment ago is not made again. */
    private static final String EXISTS = "resource_already_exists";

    private static final String MISSING = "resource_missing";

    private PlanCalls() {}

    static Stock stock(StripeClient stripe, Names names) throws StripeException {
        return new Stock(
                meters(stripe, names.eventNames()),
                products(stripe, names.products()),
                prices(stripe, List.copyOf(names.lookupKeys())));
    }

    private static Map<String, Meter> meters(StripeClient stripe, Collection<String> eventNames)
            throws StripeException {
        var found = new HashMap<String, Meter>();
        var all = MeterListParams.builder().setLimit(PAGE).build();
        for (var meter : stripe.v1().billing().meters().list(all).autoPagingIterable()) {
            if (eventNames.contains(meter.getEventName())) {
                found.merge(meter.getEventName(), seen(meter), (one, other) -> one.active() ? one : other);
            }
        }
        return found;
    }

    private static Meter seen(com.stripe.model.billing.Meter meter) {
        return new Meter(
                meter.getId(),
                "active".equals(meter.getStatus()),
                "sum".equals(meter.getDefaultAggregation().getFormula())
                        && MeterCalls.CUSTOMER.equals(meter.getCustomerMapping().getEventPayloadKey())
                        && MeterCalls.VALUE.equals(meter.getValueSettings().getEventPayloadKey()));
    }

    private static Collection<String> products(StripeClient stripe, Collection<String> ids) throws StripeException {
        var found = new TreeSet<String>();
        for (var id : ids) {
            try {
                found.add(stripe.v1().products().retrieve(id).getId());
            } catch (InvalidRequestException refused) {
                if (!MISSING.equals(refused.getCode())) {
                    throw refused;
                }
            }
        }
        return found;
    }

    private static Map<String, Price> prices(StripeClient stripe, List<String> lookupKeys) throws StripeException {
        var found = new HashMap<String, Price>();
        for (int from = 0; from < lookupKeys.size(); from += LOOKUP_KEYS) {
            var wanted = PriceListParams.builder()
                    .addAllLookupKey(lookupKeys.subList(from, Math.min(from + LOOKUP_KEYS, lookupKeys.size())))
                    .setLimit(PAGE)
                    .build();
            for (var price : stripe.v1().prices().list(wanted).getData()) {
                found.put(price.getLookupKey(), seen(price));
            }
        }
        return found;
    }

    private static Price seen(com.stripe.model.Price price) {
        var recurring = price.getRecurring();
        return new Price(
                price.getId(),
                Boolean.TRUE.equals(price.getActive()),
                price.getUnitAmountDecimal(),
                recurring == null ? null : recurring.getMeter(),
                recurring != null
                        && "month".equals(recurring.getInterval())
                        && Long.valueOf(1).equals(recurring.getIntervalCount())
                        && "usd".equals(price.getCurrency()));
    }

    static void makeMeter(StripeClient stripe, String eventName, String displayName) throws StripeException {
        var form = MeterCreateParams.builder()
                .setEventName(eventName)
                .setDisplayName(displayName)
                .setDefaultAggregation(MeterCreateParams.DefaultAggregation.builder()
                        .setFormula(MeterCreateParams.DefaultAggregation.Formula.SUM)
                        .build())
                .setCustomerMapping(MeterCreateParams.CustomerMapping.builder()
                        .setType(MeterCreateParams.CustomerMapping.Type.BY_ID)
                        .setEventPayloadKey(MeterCalls.CUSTOMER)
                        .build())
                .setValueSettings(MeterCreateParams.ValueSettings.builder()
                        .setEventPayloadKey(MeterCalls.VALUE)
                        .build())
                .build();
        once(() -> stripe.v1().billing().meters().create(form));
    }

    static void makeProduct(StripeClient stripe, Product product) throws StripeException {
        var form = ProductCreateParams.builder()
                .setId(product.id())
                .setName(product.name())
                .setUnitLabel(product.unit())
                .build();
        once(() -> stripe.v1().products().create(form));
    }

    static void makePrice(StripeClient stripe, NewPrice price) throws StripeException {
        var form = PriceCreateParams.builder()
                .setCurrency("usd")
                .setProduct(price.product())
                .setLookupKey(price.lookupKey())
                .setUnitAmountDecimal(price.cents())
                .setRecurring(PriceCreateParams.Recurring.builder()
                        .setInterval(PriceCreateParams.Recurring.Interval.MONTH)
                        .setUsageType(PriceCreateParams.Recurring.UsageType.METERED)
                        .setMeter(price.meterId())
                        .build())
                .build();
        once(() -> stripe.v1().prices().create(form));
    }

    /** By its name. Under a key of ours Stripe would repeat an error of its own for a day. */
    private static void once(Making making) throws StripeException {
        try {
            making.send();
        } catch (InvalidRequestException refused) {
            if (!EXISTS.equals(refused.getCode())) {
                throw refused;
            }
        }
    }

    /** A request that makes something. */
    @FunctionalInterface
    private interface Making {

        Object send() throws StripeException;
    }
}
