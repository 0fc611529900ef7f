package io.tutorflow.sandbox.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The business time that a person wants: {@code +31d} from the current one, {@code now}, or a date in UTC. */
public final class ClockMove {

    private static final Pattern STEP = Pattern.compile("([+-])(\\d{1,6})([smhdw])");

    private ClockMove() {}

    /** The new offset from real time; an {@link IllegalArgumentException} lists the valid forms. */
    public static Duration offset(String wish, Duration present, Instant realNow) {
        if (wish.equals("now")) {
            return Duration.ZERO;
        }
        Matcher step = STEP.matcher(wish);
        if (step.matches()) {
            Duration by = unit(step.group(3)).multipliedBy(Long.parseLong(step.group(2)));
            return step.group(1).equals("+") ? present.plus(by) : present.minus(by);
        }
        return Duration.between(realNow, moment(wish));
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    private static Instant moment(String date) {
        try {
            return date.contains("T")
                    ? OffsetDateTime.parse(date).toInstant()
                    : LocalDate.parse(date).atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "'" + date + "' is not a time; use +31d (or s, m, h, w), now, 2027-01-31 or 2027-01-31T12:00:00Z");
        }
    }
}
