package io.tutorflow.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What Stripe's meters have counted. */
final class MetersAtStripe {

    private final StripeLists stripe;

    MetersAtStripe(StripeLists stripe) {
        this.stripe = stripe;
    }

    /**
     * Of each of these customers and each meter that one of the days is of.
     *
     * @param days of which something was reported; what is asked for is from the first to the last
     */
    Map<MeteredDay, Long> count(Set<String> customers, Collection<MeteredDay> days)
            throws IOException, InterruptedException {
        Map<MeteredDay, Long> counted = new HashMap<>();
        if (days.isEmpty()) {
            return counted;
        }
        var names = days.stream().map(MeteredDay::eventName).collect(Collectors.toSet());
        var span = span(days);
        for (var meter : stripe.all("billing/meters")) {
            var name = meter.path("event_name").asText();
            if (names.contains(name)) {
                for (var customer : customers) {
                    var list = "billing/meters/" + meter.path("id").asText() + "/event_summaries";
                    for (var summary : stripe.allIfKnown(list, "customer=" + customer + span)) {
                        counted.merge(
                                new MeteredDay(customer, name, day(summary)),
                                summary.path("aggregated_value").asLong(),
                                Long::sum);
                    }
                }
            }
        }
        return counted;
    }

    private static String span(Collection<MeteredDay> days) {
        var dates = days.stream().map(MeteredDay::day).sorted().toList();
        return "&value_grouping_window=day&start_time=" + second(dates.getFirst()) + "&end_time="
                + second(dates.getLast().plusDays(1));
    }

    private static long second(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    private static LocalDate day(JsonNode summary) {
        return LocalDate.ofInstant(
                Instant.ofEpochSecond(summary.path("start_time").asLong()), ZoneOffset.UTC);
    }
}
