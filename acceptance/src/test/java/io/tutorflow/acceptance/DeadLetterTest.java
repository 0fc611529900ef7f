package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.LocalStack;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** An event that nobody can read: it is put aside, stops nobody, and can be sent again. */
class DeadLetterTest {

    private static final String TOPIC = "tutorflow.usage.finalized";

    /** billing- and budget-service: each puts aside what it cannot read. */
    private static final int READERS = 2;

    private final LocalStack stack = Suite.stack();

    @Test
    void isPutAsideAloneAndReplayedOnceEachTime() throws Exception {
        var poison = UUID.randomUUID().toString();
        stack.tutorflow("replay").demandSuccess();

        send("{\"unreadable\": \"" + poison + "\"}");

        Waiting.until("it is a dead letter", () -> deadLetters(poison) == READERS);
        assertThat(stack.tutorflow("replay").demandSuccess().output()).contains("replayed 1 dead letter");
        Waiting.until("it is one again", () -> deadLetters(poison) == 2 * READERS);
        assertThat(stack.tutorflow("replay").demandSuccess().output()).contains("replayed 1 dead letter");
        var paid = stack.workspaceWith(100);
        paid.client().post("/v1/platform/courses", Map.of("prompt", "Still captured?", "lessonCount", 2));
        Waiting.until(
                "the others go on",
                () -> paid.client()
                                .get("/v1/platform/agent/account")
                                .body()
                                .path("creditBalance")
                                .asInt()
                        == 90);
    }

    private void send(String text) throws Exception {
        try (var producer = new KafkaProducer<>(stack.kafka(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "poison", text)).get();
        }
    }

    private long deadLetters(String text) throws Exception {
        return stack.tutorflow("events", TOPIC + ".dlq", "--from-start")
                .demandSuccess()
                .output()
                .lines()
                .filter(line -> line.contains(text))
                .count();
    }
}
