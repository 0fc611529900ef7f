package io.tutorflow.bench.crash.books;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tutorflow.bench.stack.KafkaLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Checks that Kafka has the events of every usage record, and no others. */
final class EventCheck {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MICROS_DECIMALS = 6;
    private static final List<String> READ_IN_THE_SUITE = List.of(
            "tutorflow.usage.finalized",
            "tutorflow.pricing.catalog",
            "tutorflow.pricing.terms",
            "tutorflow.pricing.activities",
            "tutorflow.accounts",
            "tutorflow.budget.exceeded");

    private final Set<UUID> recorded = new HashSet<>();
    private final Set<UUID> voided = new HashSet<>();
    private final Map<UUID, Long> finalized = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private long events;

    /** @return the violations; empty if there are none */
    List<String> run(UsageBook book, KafkaLog log) {
        log.read("tutorflow.usage.recorded", event -> recorded.add(recordOf(read(event))));
        log.read("tutorflow.usage.finalized", this::ended);
        for (var topic : READ_IN_THE_SUITE) {
            log.read(topic + ".dlq", letter -> violations.add("a dead letter of " + topic + ": " + text(letter)));
        }
        book.entries().forEach(this::compare);
        for (var told : List.of(recorded, voided, finalized.keySet())) {
            told.stream()
                    .filter(id -> book.get(id) == null)
                    .forEach(id -> violations.add("usage record " + id + " was told to Kafka and is not in the books"));
        }
        return violations;
    }

    /** How many there were, redelivered ones among them. */
    long events() {
        return events;
    }

    private void ended(ConsumerRecord<byte[], byte[]> event) {
        var body = read(event);
        var id = recordOf(body);
        if (type(event).contains(".voided.")) {
            voided.add(id);
            return;
        }
        long micros = body.path("billableAmountUsd")
                .decimalValue()
                .movePointRight(MICROS_DECIMALS)
                .longValueExact();
        var before = finalized.put(id, micros);
        if (before != null && before != micros) {
            violations.add(
                    "usage record " + id + " was told as finalized with " + before + " and " + micros + " micro-USD");
        }
    }

    private void compare(UsageBook.Entry entry) {
        if (!recorded.contains(entry.id())) {
            violations.add("usage record " + entry.id() + ": Kafka was never told that it was recorded");
        }
        if (entry.isCharged() && !Long.valueOf(entry.billableMicros()).equals(finalized.get(entry.id()))) {
            violations.add("usage record " + entry.id() + " is " + entry + ", and Kafka was told "
                    + finalized.get(entry.id()));
        }
        if (entry.status().equals("VOIDED") && !voided.contains(entry.id())) {
            violations.add("usage record " + entry.id() + ": Kafka was never told that it is void");
        }
    }

    private JsonNode read(ConsumerRecord<byte[], byte[]> event) {
        events++;
        try {
            return JSON.readTree(event.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID recordOf(JsonNode body) {
        return UUID.fromString(body.path("usageRecordId").asText());
    }

    private static String type(ConsumerRecord<byte[], byte[]> event) {
        var header = event.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static String text(ConsumerRecord<byte[], byte[]> event) {
        return event.value() == null ? "no value" : new String(event.value(), UTF_8);
    }
}
