package io.tutorflow.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer has processed and Kafka does not know yet. A commit that fails is repeated until it succeeds or the
 * partition goes to another consumer: otherwise only the next event of the partition would make up for it. One commit is
 * under way at a time, and the next one contains all that was processed meanwhile. Only for the polling thread.
 */
final class OffsetCommits {

    private static final Logger LOG = Logger.getLogger(OffsetCommits.class);

    private final Kafka kafka;
    private final Map<TopicPartition, Integer> assigned = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private boolean isUnderWay;

    OffsetCommits(Kafka kafka) {
        this.kafka = kafka;
    }

    /** Where offsets are committed; everything that it calls back is called on the polling thread. */
    interface Kafka {

        void commit(Map<TopicPartition, OffsetAndMetadata> offsets, Ended ended);

        void afterAPause(Runnable task);
    }

    /** Receives the end of a commit. */
    interface Ended {

        /** @param failure null if it succeeded */
        void with(@Nullable Exception failure);
    }

    void assigned(Collection<TopicPartition> partitions, int generation) {
        partitions.forEach(partition -> assigned.put(partition, generation));
    }

    void revoked(Collection<TopicPartition> partitions) {
        assigned.keySet().removeAll(partitions);
        due.keySet().removeAll(partitions);
    }

    /**
     * What was read before the partition was assigned is ignored: it is read again, or another consumer has gone on from
     * there and must not be set back.
     */
    void processed(TopicPartition partition, long offset, int generation) {
        var since = assigned.get(partition);
        if (since == null || generation < since) {
            return;
        }
        due.merge(
                partition,
                new OffsetAndMetadata(offset + 1),
                (one, other) -> one.offset() > other.offset() ? one : other);
        commitIfIdle();
    }

    private void commitIfIdle() {
        if (isUnderWay || due.isEmpty()) {
            return;
        }
        isUnderWay = true;
        var offsets = Map.copyOf(due);
        kafka.commit(offsets, failure -> ended(offsets, failure));
    }

    private void ended(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure == null) {
            offsets.forEach(due::remove);
            goOn();
        } else {
            LOG.warnf("Offsets could not be committed and will be retried: %s: %s", offsets, failure);
            kafka.afterAPause(this::goOn);
        }
    }

    private void goOn() {
        isUnderWay = false;
        commitIfIdle();
    }
}
