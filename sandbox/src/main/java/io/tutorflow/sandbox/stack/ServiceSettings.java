package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Service;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code usage-service:KEY=VALUE}. */
final class ServiceSettings {

    private static final Pattern SETTING = Pattern.compile("([a-z-]+):([A-Za-z0-9_]+)=(.*)", Pattern.DOTALL);

    private ServiceSettings() {}

    static Map<Service, Map<String, String>> parse(List<String> settings) {
        Map<Service, Map<String, String>> parsed = new EnumMap<>(Service.class);
        for (String setting : settings) {
            Matcher parts = SETTING.matcher(setting);
            if (!parts.matches()) {
                throw new IllegalArgumentException("--set expects SERVICE:KEY=VALUE, not " + setting);
            }
            parsed.computeIfAbsent(Service.withId(parts.group(1)), service -> new TreeMap<>())
                    .put(parts.group(2), parts.group(3));
        }
        return parsed;
    }
}
