package io.tutorflow.console.school;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What is asked of the history, as a form sends it: an empty field asks for nothing. */
public record HistoryRequest(
        @QueryParam("type") @DefaultValue("") String type,
        @QueryParam("from") @DefaultValue("") String from,
        @QueryParam("to") @DefaultValue("") String to,
        @QueryParam("offset") @DefaultValue("0") int offset) {

    /** @param zone whose days are meant */
    HistoryFilter filter(ZoneId zone) {
        return new HistoryFilter(type.isEmpty() ? null : type, day(from), day(to), zone, Math.max(offset, 0));
    }

    /** What is no date, no browser sends: it filters nothing, and the field is empty again. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
