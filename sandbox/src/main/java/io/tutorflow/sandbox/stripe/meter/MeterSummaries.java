package io.tutorflow.sandbox.stripe.meter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.sandbox.stripe.api.Answer;
import io.tutorflow.sandbox.stripe.api.Params;
import io.tutorflow.sandbox.stripe.api.Refused;
import io.tutorflow.sandbox.stripe.api.StripeError;
import io.tutorflow.sandbox.stripe.api.Transaction;
import io.tutorflow.sandbox.stripe.customer.Customers;
import java.util.ArrayList;
import java.util.List;

/** What a customer used by a meter, in a span of time. */
final class MeterSummaries {

    /** The sums of one meter, customer and hour, by its minutes. */
    private static final String KIND = "~meter_hour";

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int USUAL_LIMIT = 10;

    /** Each hour of a span is looked up. */
    private static final long LONGEST_SPAN = 366 * DAY;

    private MeterSummaries() {}

    /** @param value negative takes away what was counted */
    static void add(Transaction transaction, ObjectNode event, long value) {
        String meter = event.path("meter").asText();
        String customer = event.path("customer").asText();
        long hour = event.path("timestamp").asLong() / HOUR;
        ObjectNode sums = transaction
                .find(KIND, id(meter, customer, hour))
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("id", id(meter, customer, hour)));
        String minute = Long.toString(event.path("timestamp").asLong() % HOUR / MINUTE);
        sums.put(minute, sums.path(minute).asLong() + value);
        transaction.change().put(KIND, sums);
    }

    private static String id(String meter, String customer, long hour) {
        return meter + "/" + customer + "/" + hour;
    }

    static Answer list(Transaction transaction, Params params) {
        String meter = transaction.demand(Meters.KIND, params.id()).get("id").asText();
        String customer = transaction
                .demand(Customers.KIND, params.text("customer").orElseThrow(), "customer")
                .get("id")
                .asText();
        long from = params.number("start_time", 0);
        long to = params.number("end_time", 0);
        long window = window(params);
        demandAligned("start_time", from, window);
        demandAligned("end_time", to, window);
        if (to <= from) {
            throw new Refused(StripeError.invalid(null, "end_time must be after start_time")
                    .about("end_time"));
        }
        if (from < 0 || to - from > LONGEST_SPAN) {
            throw new Refused(
                    StripeError.invalid(null, "The sandbox's Stripe sums up " + LONGEST_SPAN / DAY + " days at most")
                            .about("start_time"));
        }
        long step = params.has("value_grouping_window") ? window : to - from;
        List<ObjectNode> all = new ArrayList<>();
        for (long start = to - step; start >= from; start -= step) {
            long value = sum(transaction, meter, customer, start, start + step);
            if (value != 0 || !params.has("value_grouping_window")) {
                all.add(summary(meter, customer, start, start + step, value));
            }
        }
        return Answer.ok(page(params, all));
    }

    /** Empty windows are not listed; the newest comes first. */
    private static ObjectNode page(Params params, List<ObjectNode> all) {
        int begin = params.text("starting_after")
                .map(id -> 1
                        + all.stream().map(it -> it.get("id").asText()).toList().indexOf(id))
                .orElse(0);
        int limit = (int) params.number("limit", USUAL_LIMIT);
        List<ObjectNode> rest = all.subList(begin, all.size());
        ObjectNode list = JsonNodeFactory.instance
                .objectNode()
                .put("object", "list")
                .put("has_more", rest.size() > limit)
                .put("url", "/v1/billing/meters/" + params.id() + "/event_summaries");
        ArrayNode data = list.putArray("data");
        rest.stream().limit(limit).forEach(data::add);
        return list;
    }

    private static long window(Params params) {
        return switch (params.text("value_grouping_window").orElse("")) {
            case "hour" -> HOUR;
            case "day" -> DAY;
            default -> MINUTE;
        };
    }

    private static void demandAligned(String param, long time, long window) {
        if (time % window != 0) {
            throw new Refused(StripeError.invalid(
                            null,
                            param + " must be aligned with " + (window == MINUTE ? "minute" : "UTC window")
                                    + " boundaries")
                    .about(param));
        }
    }

    static long ofMinutes(Transaction transaction, String meter, String customer, long from, long until) {
        return sum(transaction, meter, customer, from - from % MINUTE, until - until % MINUTE);
    }

    private static long sum(Transaction transaction, String meter, String customer, long from, long to) {
        long sum = 0;
        for (long hour = from / HOUR; hour * HOUR < to; hour++) {
            long start = hour * HOUR;
            sum += transaction
                    .find(KIND, id(meter, customer, hour))
                    .map(sums -> sum(sums, start, from, to))
                    .orElse(0L);
        }
        return sum;
    }

    private static long sum(ObjectNode sums, long start, long from, long to) {
        long sum = 0;
        for (long minute = 0; minute < HOUR / MINUTE; minute++) {
            long at = start + minute * MINUTE;
            JsonNode value = sums.path(Long.toString(minute));
            sum += at >= from && at < to ? value.asLong() : 0;
        }
        return sum;
    }

    private static ObjectNode summary(String meter, String customer, long from, long to, long value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "mtrusg_" + (meter + customer).replaceAll("\\W|mtr_|cus_", "") + "_" + from + "_" + to)
                .put("object", "billing.meter_event_summary")
                .put("aggregated_value", value)
                .put("start_time", from)
                .put("end_time", to)
                .put("livemode", false)
                .put("meter", meter);
    }
}
