package io.tutorflow.sandbox.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ReplayCommandTest {

    private final ConsumerRecord<byte[], byte[]> letter = new ConsumerRecord<>(
            "tutorflow.usage.finalized.dlq", 0, 7, "account".getBytes(UTF_8), "{}".getBytes(UTF_8));

    @Test
    void goesBackToWhereItCameFromWithoutTheNotes() {
        letter.headers()
                .add("ce_type", "io.tutorflow.usage.finalized.v1".getBytes(UTF_8))
                .add("dlq_topic", "tutorflow.usage.voided".getBytes(UTF_8))
                .add("dlq_reason", "unreadable".getBytes(UTF_8));

        var original = ReplayCommand.original(letter);

        assertThat(original.topic()).isEqualTo("tutorflow.usage.voided");
        assertThat(original.partition()).isNull();
        assertThat(original.key()).isEqualTo(letter.key());
        assertThat(original.value()).isEqualTo(letter.value());
        assertThat(original.headers().toArray())
                .extracting(header -> header.key())
                .containsExactly("ce_type");
    }

    @Test
    void withoutANoteItsTopicSaysWhereItCameFrom() {
        assertThat(ReplayCommand.original(letter).topic()).isEqualTo("tutorflow.usage.finalized");
    }
}
