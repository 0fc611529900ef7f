package io.tutorflow.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What goes back of a dead letter. */
class DeadLetterOriginTest {

    private final ConsumerRecord<byte[], byte[]> letter = new ConsumerRecord<>(
            "tutorflow.usage.finalized.dlq", 0, 7, "account".getBytes(UTF_8), "{}".getBytes(UTF_8));

    @Test
    void goesBackToWhereItCameFromWithoutTheNotes() {
        letter.headers()
                .add("ce_type", "io.tutorflow.usage.finalized.v1".getBytes(UTF_8))
                .add("dlq_topic", "tutorflow.usage.voided".getBytes(UTF_8))
                .add("dlq_reason", "unreadable".getBytes(UTF_8));

        var original = new DeadLetter(letter).original();

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
        assertThat(new DeadLetter(letter).original().topic()).isEqualTo("tutorflow.usage.finalized");
    }

    @Test
    void isOneMessageHoweverManyReadersPutItAside() {
        var other = new ConsumerRecord<>(
                "tutorflow.usage.finalized.dlq", 0, 8, "account".getBytes(UTF_8), "{}".getBytes(UTF_8));
        for (var each : java.util.List.of(letter, other)) {
            each.headers()
                    .add("dlq_topic", "tutorflow.usage.finalized".getBytes(UTF_8))
                    .add("dlq_partition", "3".getBytes(UTF_8))
                    .add("dlq_offset", "12".getBytes(UTF_8));
        }

        assertThat(new DeadLetter(letter).origin()).isEqualTo(new DeadLetter(other).origin());
    }

    @Test
    void withoutNotesItIsItself() {
        var other = new ConsumerRecord<>(letter.topic(), 0, 8, letter.key(), letter.value());

        assertThat(new DeadLetter(letter).origin()).isNotEqualTo(new DeadLetter(other).origin());
    }
}
