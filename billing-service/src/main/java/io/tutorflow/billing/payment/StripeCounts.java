package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Calls to Stripe about what its meters have counted. Each answer arrives on the caller's context. */
public interface StripeCounts {

    /** Whether there is a key. */
    boolean isConfigured();

    /** All that there are, archived ones too. */
    Uni<List<Meter>> meters();

    /**
     * What was counted of a customer, by UTC days. Stripe counts with a delay: what it has taken lately may be missing.
     *
     * @param until the day after the last one
     */
    Uni<Counted> count(String meterId, String customerId, LocalDate from, LocalDate until);

    /** @param eventName of one meter at a time that is active; archived ones may have it too */
    record Meter(String id, String eventName, boolean active) {}

    /** What Stripe says of a customer. */
    sealed interface Counted {

        /** Days on which nothing was counted are left out. */
        record Days(Map<LocalDate, Long> values) implements Counted {

            public Days {
                values = Map.copyOf(values);
            }
        }

        /** There is no such customer. */
        record Unknown() implements Counted {}
    }
}
