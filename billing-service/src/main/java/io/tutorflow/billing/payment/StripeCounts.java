package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** What a notice of Stripe's is about. */
    Uni<ErrorReport> errorReport(String eventId);

    /** Takes an event back that Stripe has received within 24 hours: it counts no longer. Harmless to repeat. */
    Uni<Cancelled> cancel(String eventName, String identifier);

    /** What Stripe says of that. */
    sealed interface Cancelled {

        /** It counts no longer. */
        record Done() implements Cancelled {}

        /** It knows no such event of the last 24 hours. */
        record Refused(String why) implements Cancelled {}
    }

    /**
     * Events that Stripe has taken, and does not count.
     *
     * @param meterId none if there is no meter of their name
     * @param errors how many there are, of which only some are named
     */
    record ErrorReport(@Nullable String meterId, long errors, String summary, List<Refused> samples) {

        public ErrorReport {
            samples = List.copyOf(samples);
        }
    }

    /** @param identifier of the event */
    record Refused(String identifier, String why) {}

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
