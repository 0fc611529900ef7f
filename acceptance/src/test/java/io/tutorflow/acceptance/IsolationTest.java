package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.bench.stack.LocalStack;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** The borders: databases, the gateway, durability, and events that strangers can read. */
class IsolationTest {

    private static final List<String> DATABASES = List.of("pricing", "usage", "billing", "budget");

    private final LocalStack stack = Suite.stack();

    @Test
    void aServicesUserIsRefusedByTheOtherDatabases() throws Exception {
        for (var own : DATABASES) {
            for (var database : DATABASES) {
                if (own.equals(database)) {
                    assertThat(show(own + "_service", database, "current_database()"))
                            .isEqualTo(database);
                } else {
                    assertThatThrownBy(() -> show(own + "_service", database, "1"))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("permission denied for database \"" + database + "\"");
                }
            }
        }
    }

    @Test
    void aCommitIsOnTheDiskBeforeItIsAnswered() throws Exception {
        assertThat(show("auditor", "billing", "current_setting('fsync')")).isEqualTo("on");
        assertThat(show("auditor", "billing", "current_setting('synchronous_commit')"))
                .isEqualTo("on");
    }

    @Test
    void theAuditorWritesNothing() {
        assertThatThrownBy(() -> show("auditor", "billing", "(SELECT nextval('outbox_id_seq'))::text"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void internalPathsAreNotRouted() throws Exception {
        var gateway = stack.gateway();
        for (var path : List.of(
                "/internal/holds",
                "/internal/usage-records/lookup",
                "/internal/usage-records/totals",
                "/internal/usage-records/ended",
                "/internal/usage-records/finalized",
                "/internal/usage-records/finalized/totals",
                "/q/health",
                "/q/metrics",
                "/v1/platform/../../internal/holds",
                "/v1/platform/%2e%2e/%2e%2e/q/metrics",
                "//internal/holds",
                "/v1/platform/courses/..%2f..%2f..%2finternal/holds")) {
            assertThat(gateway.get(path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void aStrangersConsumerReadsCloudEvents() throws Exception {
        var workspace = stack.workspaceWith(100);
        var made = workspace
                .client()
                .post("/v1/platform/courses", Map.of("prompt", "Roman history [deliver 1]", "lessonCount", 2));
        assertThat(made.status()).isEqualTo(201);
        var id = made.body().path("usageRecordId").asText();

        var recorded = find("tutorflow.usage.recorded", id);
        var finalized = find("tutorflow.usage.finalized", id);

        assertThat(header(recorded, "ce_type")).isEqualTo("io.tutorflow.usage.recorded.v1");
        assertThat(header(finalized, "ce_type")).isEqualTo("io.tutorflow.usage.finalized.v1");
        for (var event : List.of(recorded, finalized)) {
            assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(event, "ce_source")).isEqualTo("/usage-service");
            assertThat(header(event, "ce_id")).isNotEmpty();
            assertThat(java.time.Instant.parse(header(event, "ce_time"))).isNotNull();
            assertThat(header(event, "content-type")).isEqualTo("application/json");
            assertThat(event.key()).isEqualTo(workspace.id());
        }
        assertThat(finalized.value()).contains("\"finalizedAmountUsd\":0.05");
    }

    private ConsumerRecord<String, String> find(String topic, String text) throws Exception {
        var settings = stack.kafka();
        settings.put("group.id", "stranger-" + System.nanoTime());
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var found = new ArrayList<ConsumerRecord<String, String>>();
            Waiting.until("an event of " + text, () -> {
                consumer.poll(Duration.ofMillis(500)).forEach(event -> {
                    if (event.value().contains(text)) {
                        found.add(event);
                    }
                });
                return !found.isEmpty();
            });
            return found.getFirst();
        }
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private String show(String user, String database, String expression) throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:" + (stack.basePort() + 14) + "/" + database;
        try (var connection = DriverManager.getConnection(url, user, stack.databasePassword(user));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + expression)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
