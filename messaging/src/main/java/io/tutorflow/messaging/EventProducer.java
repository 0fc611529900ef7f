package io.tutorflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.tutorflow.events.OutboxEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes events to Kafka as CloudEvents 1.0 in binary mode: attributes as headers, payload as value. The relay needs
 * every single acknowledgement, hence a plain producer instead of a channel.
 */
@ApplicationScoped
class EventProducer {

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final byte[] source;
    private volatile KafkaProducer<String, byte[]> producer;

    EventProducer(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        source = ("/" + application).getBytes(UTF_8);
        settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG, application + "-outbox",
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000,
                ProducerConfig.LINGER_MS_CONFIG, 0));
        producer = open();
    }

    private KafkaProducer<String, byte[]> open() {
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** A producer that has failed fatally never recovers; other sends on it fail too, and are retried. */
    void renew() {
        var failed = producer;
        producer = open();
        failed.close(Duration.ZERO);
    }

    Future<RecordMetadata> send(OutboxEvent event) {
        var value = event.payload().getBytes(UTF_8);
        return producer.send(new ProducerRecord<>(event.topic(), null, event.key(), value, headers(event)));
    }

    Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        try {
            return producer.send(message);
        } catch (IllegalStateException closed) {
            // The relay replaces it from time to time.
            return producer.send(message);
        }
    }

    void flush() {
        producer.flush();
    }

    /** After the relay has stopped. */
    void close(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
        producer.close(CLOSE_WAIT);
    }

    private List<Header> headers(OutboxEvent event) {
        return List.of(
                header("ce_specversion", "1.0"),
                header("ce_type", event.type()),
                new RecordHeader("ce_source", source),
                header("ce_id", event.id()),
                header("ce_time", event.time().toString()),
                header("content-type", "application/json"));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
