package io.tutorflow.acceptance;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Usage without a hold: nobody asks about it if its event is lost. */
record MeasuredUsage(LocalStack stack) {

    private static final String TOPIC = "tutorflow.usage.finalized";

    /** Evaluations of one unit, finished a second before. */
    Answer by(Workspace workspace, int events, Instant now) throws Exception {
        var time = now.minusSeconds(1).toString();
        var batch = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < events; i++) {
            batch.add(Map.of(
                    "specversion",
                    "1.0",
                    "type",
                    "io.tutorflow.usage.measured.v1",
                    "source",
                    "/healing",
                    "id",
                    UUID.randomUUID().toString(),
                    "subject",
                    workspace.id(),
                    "time",
                    time,
                    "data",
                    Map.of("category", "evaluation", "units", 1)));
        }
        return Client.of("http://127.0.0.1:" + stack.ports("usage-service").getFirst())
                .with(stack.serviceToken("billing-service"))
                .postText("/internal/usage-events", "application/cloudevents-batch+json", Client.json(batch));
    }

    /** As if Kafka had lost the events: billing-service, which is stopped, goes on behind them. */
    void skipWhatWasTold() throws Exception {
        Waiting.until("all is told", () -> outbox() == 0);
        var settings = stack.kafka();
        settings.put("group.id", "billing-service");
        settings.put("enable.auto.commit", false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(one -> new TopicPartition(TOPIC, one.partition()))
                    .toList();
            var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
            consumer.endOffsets(partitions).forEach((one, end) -> ends.put(one, new OffsetAndMetadata(end)));
            Waiting.until("the group is empty", () -> {
                try {
                    consumer.assign(partitions);
                    consumer.commitSync(ends);
                    return true;
                } catch (CommitFailedException stillThere) {
                    return false;
                }
            });
        }
    }

    private int outbox() throws Exception {
        try (var connection = stack.superuser("usage");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM outbox")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
