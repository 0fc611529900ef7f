package io.tutorflow.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Kafka learns of everything that has been processed, also after it was away, and of nothing of another consumer's. */
class OffsetCommitsTest {

    private static final TopicPartition A = new TopicPartition("usage", 0);
    private static final TopicPartition B = new TopicPartition("usage", 1);

    private final KafkaOnPaper kafka = new KafkaOnPaper();
    private final OffsetCommits commits = new OffsetCommits(kafka);

    @Test
    void oneCommitContainsAllThatWasProcessedDuringTheLast() {
        commits.assigned(List.of(A, B), 1);

        commits.processed(A, 7, 1);
        commits.processed(A, 8, 1);
        commits.processed(B, 3, 1);

        assertEquals(Map.of(A, 8L), kafka.next());
        kafka.succeeds();
        assertEquals(Map.of(A, 9L, B, 4L), kafka.next());
        kafka.succeeds();
        assertTrue(kafka.isIdle());
    }

    @Test
    void aCommitThatFailsIsRepeatedThoughNothingElseIsProcessed() {
        commits.assigned(List.of(A), 1);
        commits.processed(A, 7, 1);

        kafka.fails();
        assertTrue(kafka.isIdle());
        kafka.pausePasses();

        assertEquals(Map.of(A, 8L), kafka.next());
        kafka.fails();
        kafka.pausePasses();
        assertEquals(Map.of(A, 8L), kafka.next());
        kafka.succeeds();
        assertTrue(kafka.isIdle());
    }

    @Test
    void theRepetitionHasWhatWasProcessedMeanwhile() {
        commits.assigned(List.of(A, B), 1);
        commits.processed(A, 7, 1);
        kafka.fails();

        commits.processed(A, 9, 1);
        commits.processed(B, 1, 1);
        kafka.pausePasses();

        assertEquals(Map.of(A, 10L, B, 2L), kafka.next());
    }

    @Test
    void whatHasGoneToAnotherConsumerIsNotCommittedAnyMore() {
        commits.assigned(List.of(A, B), 1);
        commits.processed(A, 7, 1);
        kafka.fails();

        commits.revoked(List.of(A));
        commits.processed(A, 8, 1);
        kafka.pausePasses();

        assertTrue(kafka.isIdle());
        commits.processed(B, 1, 1);
        assertEquals(Map.of(B, 2L), kafka.next());
    }

    @Test
    void whatWasReadBeforeThePartitionCameBackDoesNotSetItBack() {
        commits.assigned(List.of(A), 1);
        commits.revoked(List.of(A));
        commits.assigned(List.of(A), 3);

        commits.processed(A, 7, 1);
        assertTrue(kafka.isIdle());

        commits.processed(A, 20, 3);
        assertEquals(Map.of(A, 21L), kafka.next());
    }

    @Test
    void aPartitionThatStaysGoesOnThroughGenerations() {
        commits.assigned(List.of(A), 1);
        commits.assigned(List.of(B), 2);

        commits.processed(A, 7, 2);

        assertEquals(Map.of(A, 8L), kafka.next());
    }

    /** Commits and pauses end when the test says so. */
    private static final class KafkaOnPaper implements OffsetCommits.Kafka {

        private final Queue<Map<TopicPartition, OffsetAndMetadata>> sent = new ArrayDeque<>();
        private final Queue<OffsetCommits.Ended> ends = new ArrayDeque<>();
        private final Queue<Runnable> pauses = new ArrayDeque<>();

        @Override
        public void commit(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommits.Ended ended) {
            sent.add(offsets);
            ends.add(ended);
        }

        @Override
        public void afterAPause(Runnable task) {
            pauses.add(task);
        }

        Map<TopicPartition, Long> next() {
            return sent.element().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().offset()));
        }

        void succeeds() {
            sent.remove();
            ends.remove().with(null);
        }

        void fails() {
            sent.remove();
            ends.remove().with(new RetriableCommitFailedException("away"));
        }

        void pausePasses() {
            pauses.remove().run();
        }

        boolean isIdle() {
            return sent.isEmpty();
        }
    }
}
