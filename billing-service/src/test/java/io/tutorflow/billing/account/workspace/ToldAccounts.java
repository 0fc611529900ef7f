package io.tutorflow.billing.account.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.Topic;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.testbed.TestKafka;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the topic of accounts says, read by somebody who knows nothing of us but Kafka and CloudEvents. */
@ApplicationScoped
class ToldAccounts {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** All that was told of a workspace, once that revision has been. */
    List<WorkspaceChanged> upTo(UUID workspace, long revision) {
        return read(workspace, told -> !told.isEmpty() && told.getLast().revision() >= revision);
    }

    /** All that was told of a workspace, once it is so much. */
    List<WorkspaceChanged> atLeast(UUID workspace, int count) {
        return read(workspace, told -> told.size() >= count);
    }

    private List<WorkspaceChanged> read(UUID workspace, Predicate<List<WorkspaceChanged>> enough) {
        var told = new ArrayList<WorkspaceChanged>();
        var partition = List.of(new TopicPartition(Topic.ACCOUNTS.topicName(), 0));
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<String, String>(
                TestKafka.settings(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            while (!enough.test(told)) {
                if (System.nanoTime() > giveUpAt) {
                    throw new AssertionError("Told only " + told);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (message.key().equals(workspace.toString())) {
                        told.add(state(message));
                    }
                });
            }
        }
        return told;
    }

    private static WorkspaceChanged state(ConsumerRecord<String, String> message) {
        var state = EventJson.read(message.value(), WorkspaceChanged.class);
        assertEquals("1.0", header(message, "ce_specversion"));
        assertEquals("io.tutorflow.account.workspace-changed.v1", header(message, "ce_type"));
        assertEquals("/billing-service", header(message, "ce_source"));
        assertEquals(state.workspaceId() + ":" + state.revision(), header(message, "ce_id"));
        assertEquals(state.changedAt().toString(), header(message, "ce_time"));
        return state;
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
