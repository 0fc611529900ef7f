package io.tutorflow.sandbox.place;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One of the four services of the suite, with its names for processes, databases and settings. */
public enum Service {
    PRICING(0),
    USAGE(1),
    BILLING(2),
    BUDGET(3);

    private final int place;

    Service(int place) {
        this.place = place;
    }

    /** Its place in the port plan, from 0. */
    int place() {
        return place;
    }

    /** The name of its process, its token and its module, such as {@code usage-service}. */
    public String id() {
        return database() + "-service";
    }

    /** The name of its own database, such as {@code usage}. */
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The database user that owns its database, such as {@code usage_service}. */
    public String databaseUser() {
        return database() + "_service";
    }

    /** The environment variable that gives other services its address. */
    public String addressVariable() {
        return "TUTORFLOW_" + name() + "_URL";
    }

    public static Service withId(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no service '" + id + "'; there are " + ids()));
    }

    private static String ids() {
        return Arrays.stream(values()).map(Service::id).collect(Collectors.joining(", "));
    }
}
