package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls to Stripe about what it sells by the meter. Each answer arrives on the caller's context. */
public interface StripePlans {

    /** Whether there is a key. */
    boolean isConfigured();

    /** What it has under these names. */
    Uni<Stock> stock(Names names);

    /** Again, it is the same one. It adds up values, each for the customer that its event names. */
    Uni<Void> makeMeter(String eventName, String displayName);

    /** Again, it is the same one. */
    Uni<Void> makeProduct(Product product);

    /** Again, it is the same one. */
    Uni<Void> makePrice(NewPrice price);

    /** Of what the catalogue sells. */
    record Names(Collection<String> eventNames, Collection<String> products, Collection<String> lookupKeys) {

        /** Each of which is a request of its own. */
        public Names withoutProducts() {
            return new Names(eventNames, List.of(), lookupKeys);
        }
    }

    /**
     * What Stripe has.
     *
     * @param meters by event name; an active one where there are several
     * @param products the ids of those that there are
     * @param prices by lookup key
     */
    record Stock(Map<String, Meter> meters, Collection<String> products, Map<String, Price> prices) {}

    /** @param sums whether it adds up the values of events, by the usual keys */
    record Meter(String id, boolean active, boolean sums) {}

    /**
     * A price of Stripe's.
     *
     * @param cents of one unit; none: it has no one amount
     * @param meterId none: nothing is metered
     * @param monthly whether it is charged by the month, in US dollars
     */
    record Price(
            String id,
            boolean active,
            @Nullable BigDecimal cents,
            @Nullable String meterId,
            boolean monthly) {}

    /**
     * Something that is sold.
     *
     * @param id is ours
     * @param unit as invoices call it
     */
    record Product(String id, String name, String unit) {}

    /**
     * For what a meter counts, by the month.
     *
     * @param cents of one unit, with 12 decimals at most
     */
    record NewPrice(String lookupKey, String product, String meterId, BigDecimal cents) {

        /** As Stripe takes it. */
        public static final int DECIMALS = 12;
    }
}
