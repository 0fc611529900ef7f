package io.tutorflow.sandbox.stripe.meter;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Why an event does not count.
 *
 * @param code Stripe's word for it, in an error as in a report
 */
record MeterFault(String code, String message) {

    static final String NO_METER = "no_meter";

    /** All that Stripe reports after it has taken an event. */
    static final Set<String> CODES = Set.of(
            "archived_meter",
            "meter_event_customer_not_found",
            "meter_event_dimension_count_too_high",
            "meter_event_invalid_value",
            "meter_event_no_customer_defined",
            "meter_event_value_too_many_digits",
            "missing_dimension_payload_keys",
            NO_METER,
            "timestamp_in_future",
            "timestamp_too_far_in_past");

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final int MOST_DIGITS = 15;
    private static final Duration OLDEST = Duration.ofDays(35);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    static MeterFault noMeter(String eventName) {
        return new MeterFault(NO_METER, "No meter found for event name '" + eventName + "'.");
    }

    static MeterFault archived(String eventName) {
        return new MeterFault("archived_meter", "The meter for event name '" + eventName + "' is inactive.");
    }

    static MeterFault noCustomer(String customer) {
        return new MeterFault("meter_event_customer_not_found", "No customer found for '" + customer + "'.");
    }

    static Optional<MeterFault> ofValue(String value) {
        if (!WHOLE.matcher(value).matches()) {
            return Optional.of(
                    new MeterFault("meter_event_invalid_value", "The value '" + value + "' is not a whole number."));
        }
        int digits = value.replace("-", "").replaceFirst("^0+(?=\\d)", "").length();
        return digits > MOST_DIGITS
                ? Optional.of(new MeterFault(
                        "meter_event_value_too_many_digits",
                        "The value '" + value + "' has more than " + MOST_DIGITS + " digits."))
                : Optional.empty();
    }

    static Optional<MeterFault> ofTime(long timestamp, long now) {
        if (timestamp < now - OLDEST.toSeconds()) {
            return Optional.of(new MeterFault(
                    "timestamp_too_far_in_past", "The timestamp is more than " + OLDEST.toDays() + " days ago."));
        }
        return timestamp > now + AHEAD.toSeconds()
                ? Optional.of(new MeterFault(
                        "timestamp_in_future", "The timestamp is more than " + AHEAD.toMinutes() + " minutes ahead."))
                : Optional.empty();
    }
}
