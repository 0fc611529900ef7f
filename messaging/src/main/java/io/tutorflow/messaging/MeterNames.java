package io.tutorflow.messaging;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Renames the meters of libraries to names that Prometheus' own rules ({@code promtool check metrics}) accept. */
@Singleton
public final class MeterNames implements MeterFilter {

    /** Meters in units other than seconds; each is either available in seconds too, or not needed. */
    private static final Pattern NOT_IN_SECONDS = Pattern.compile("(^|.*\\.)(ms|ns|us)(\\..*|$)|process\\.cpu\\.time");

    private static final String COUNT = ".count";
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])([A-Z])");

    /** Active tasks of a long timer would be written as counts and sums that belong to no metric. */
    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return id.getType() == Meter.Type.LONG_TASK_TIMER
                        || NOT_IN_SECONDS.matcher(id.getName()).matches()
                ? MeterFilterReply.DENY
                : MeterFilterReply.NEUTRAL;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        var name = id.getType() == Meter.Type.GAUGE ? withoutCount(id.getName()) : id.getName();
        var tags = StreamSupport.stream(id.getTagsAsIterable().spliterator(), false)
                .map(tag -> Tag.of(snakeCase(tag.getKey()), tag.getValue()))
                .toList();
        return new Meter.Id(name, Tags.of(tags), id.getBaseUnit(), described(id.getDescription(), name), id.getType());
    }

    /** A suffix reserved for histograms: {@code system.cpu.count} becomes {@code system.cpus}. */
    private static String withoutCount(String name) {
        return name.endsWith(COUNT) ? name.substring(0, name.length() - COUNT.length()) + "s" : name;
    }

    private static String snakeCase(String key) {
        return HUMP.matcher(key).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }

    private static String described(@Nullable String description, String name) {
        return description == null || description.isBlank() ? "The " + name.replace('.', ' ') : description;
    }
}
