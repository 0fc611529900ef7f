package io.tutorflow.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.events.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final TopicPartition LETTERS =
            new TopicPartition(Topic.USAGE_FINALIZED.deadLetters().topicName(), 0);

    private final MockConsumer<byte[], byte[]> letters = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    @Test
    void sendsBackWhatIsThere() throws Exception {
        thereAre(1);
        letters.schedulePollTask(() -> letters.addRecord(letter(0)));

        assertThat(Replay.replay(letters, producer)).isEqualTo(1);

        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void aBrokerThatIsGoneIsNotWaitedForForEver() {
        thereAre(2);
        letters.schedulePollTask(() -> letters.addRecord(letter(0)));

        assertThatThrownBy(() -> Replay.replay(letters, producer))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("it holds 1 more dead letters and has not handed out any for 30 s");

        assertThat(producer.history()).hasSize(1);
    }

    private void thereAre(long ofOneTopic) {
        var beginnings = new HashMap<TopicPartition, Long>();
        Stream.of(Topic.values()).filter(Replay::hasEventsToReplay).forEach(topic -> {
            var name = topic.deadLetters().topicName();
            letters.updatePartitions(
                    name, List.of(new PartitionInfo(name, 0, Node.noNode(), new Node[0], new Node[0])));
            beginnings.put(new TopicPartition(name, 0), 0L);
        });
        letters.updateBeginningOffsets(beginnings);
        letters.updateEndOffsets(beginnings);
        letters.updateEndOffsets(Map.of(LETTERS, ofOneTopic));
    }

    private static ConsumerRecord<byte[], byte[]> letter(long offset) {
        return new ConsumerRecord<>(LETTERS.topic(), 0, offset, "key".getBytes(UTF_8), "{}".getBytes(UTF_8));
    }
}
