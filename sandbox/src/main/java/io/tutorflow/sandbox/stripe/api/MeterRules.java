package io.tutorflow.sandbox.stripe.api;

import java.util.List;

/** The {@link Rule}s of meters: what a request must keep to, and what is taken for granted of how they count. */
final class MeterRules {

    private static final String METER = "POST /v1/billing/meters";
    private static final String EVENT = "POST /v1/billing/meter_events";
    private static final String ADJUSTMENT = "POST /v1/billing/meter_event_adjustments";
    private static final String SUMMARIES = "GET /v1/billing/meters/{id}/event_summaries";
    private static final int LONGEST_IDENTIFIER = 100;

    static final List<Rule> ALL = List.of(
            new Rule(
                    METER,
                    "this Stripe's meters add up values",
                    (params, now) -> Checks.oneOf(params, "default_aggregation/formula", "sum")),
            new Rule(
                    METER,
                    "this Stripe's meters take events one by one, not added up by hour or day",
                    (params, now) -> Checks.unwanted(params, "event_time_window")),
            new Rule(
                    EVENT,
                    "an identifier has at most 100 characters",
                    (params, now) -> Checks.longest(params, "identifier", LONGEST_IDENTIFIER)),
            Rule.assumed(EVENT, "an identifier is taken once in 24 hours, whatever the meter, and not a second longer"),
            Rule.assumed(EVENT, "that a customer is unknown turns out only when the event is counted"),
            Rule.assumed(
                    EVENT,
                    "a value, a time and a meter that cannot be are refused at once, with the codes of the reports"),
            Rule.assumed(EVENT, "a second call at the same time for one customer and meter is refused with 429"),
            Rule.assumed(ADJUSTMENT, "what is taken back within 24 hours counts no longer at once"),
            Rule.assumed(SUMMARIES, "windows in which nothing was counted are not listed; the newest comes first"));

    private MeterRules() {}
}
