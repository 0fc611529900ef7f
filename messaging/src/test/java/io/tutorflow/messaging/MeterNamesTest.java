package io.tutorflow.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kinds of names that promtool refuses. */
class MeterNamesTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void filter() {
        registry.config().meterFilter(new MeterNames());
    }

    @Test
    void haveWordsWhereTheLibraryHasNone() {
        Counter.builder("tutorflow.outbox.told").register(registry);
        Counter.builder("kafka.consumer.select").description("Selects").register(registry);

        assertEquals("The tutorflow outbox told", descriptionOf("tutorflow.outbox.told"));
        assertEquals("Selects", descriptionOf("kafka.consumer.select"));
    }

    @Test
    void haveLabelsInSnakeCase() {
        Counter.builder("postgresql.completed").tag("clientName", "pool").register(registry);

        assertNotNull(
                registry.get("postgresql.completed").tag("client_name", "pool").counter());
    }

    @Test
    void endInNoSuffixOfAHistogram() {
        Gauge.builder("system.cpu.count", () -> 2).register(registry);

        assertEquals(2, registry.get("system.cpus").gauge().value());
    }

    @Test
    void leaveOutOtherUnitsThanSecondsAndTheHalvesOfLongTimers() {
        Gauge.builder("kafka.app.info.start.time.ms", () -> 2).register(registry);
        Counter.builder("kafka.consumer.io.time.ns.total").register(registry);
        Counter.builder("process.cpu.time").register(registry);
        LongTaskTimer.builder("http.server.connections").register(registry);

        assertTrue(registry.getMeters().isEmpty());
    }

    private String descriptionOf(String name) {
        return String.valueOf(registry.get(name).counter().getId().getDescription());
    }
}
