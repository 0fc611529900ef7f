package io.tutorflow.sandbox.report;

import java.util.Locale;

/** How much of the suite a test needs. */
enum TestLevel {
    /** Nothing but the code. */
    DOMAIN,
    /** One service, with the real PostgreSQL and Kafka. */
    SERVICE,
    /** All services together. */
    SUITE,
    /** A browser before all services. */
    BROWSER;

    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
