package io.tutorflow.console.school;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the history is shown.
 *
 * @param first the first day that is shown, if the rest is not
 * @param last the last day that is shown
 * @param zone whose days are meant
 */
public record HistoryFilter(
        @Nullable String type,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        ZoneId zone,
        int offset) {

    /** For the API: at or after it. */
    @Nullable
    String from() {
        return first == null ? null : begin(first);
    }

    /** For the API: before it, so that the last day is shown whole. */
    @Nullable
    String to() {
        return last == null ? null : begin(last.plusDays(1));
    }

    private String begin(LocalDate day) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day.atStartOfDay(zone));
    }

    public boolean isSet() {
        return type != null || first != null || last != null;
    }

    /** The same as a query, without the place in the list. */
    public String query() {
        return "type=%s&from=%s&to=%s".formatted(encoded(type), encoded(first), encoded(last));
    }

    private static String encoded(@Nullable Object value) {
        return value == null ? "" : URLEncoder.encode(value.toString(), UTF_8);
    }
}
