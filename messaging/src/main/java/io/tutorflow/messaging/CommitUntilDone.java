package io.tutorflow.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The commit strategy of our channels. The connector's own ones log a commit that fails, and leave it at that.
 */
final class CommitUntilDone implements KafkaCommitHandler, OffsetCommits.Kafka {

    private static final Logger LOG = Logger.getLogger(CommitUntilDone.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaConsumer<?, ?> consumer;
    private final Vertx vertx;
    private final OffsetCommits commits = new OffsetCommits(this);
    private volatile boolean isClosing;

    private CommitUntilDone(KafkaConsumer<?, ?> consumer, Vertx vertx) {
        this.consumer = consumer;
        this.vertx = vertx;
    }

    /** Makes one for each channel with {@code commit-strategy=until-done}. */
    @ApplicationScoped
    @Identifier("until-done")
    static class Factory implements KafkaCommitHandler.Factory {

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new CommitUntilDone(consumer, vertx);
        }
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        var partition = new TopicPartition(record.getTopic(), record.getPartition());
        onPollingThread(() -> commits.processed(partition, record.getOffset(), record.getConsumerGroupGenerationId()));
        return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        commits.assigned(partitions, consumer.unwrap().groupMetadata().generationId());
    }

    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        commits.revoked(partitions);
    }

    @Override
    public void terminate(boolean graceful) {
        isClosing = true;
    }

    @Override
    public void commit(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommits.Ended ended) {
        try {
            consumer.unwrap().commitAsync(offsets, (committed, failure) -> ended.with(failure));
        } catch (KafkaException failure) {
            ended.with(failure);
        }
    }

    @Override
    public void afterAPause(Runnable task) {
        vertx.setTimer(PAUSE.toMillis(), timer -> onPollingThread(task));
    }

    /** What is not committed before the consumer is closed is read again. */
    private void onPollingThread(Runnable task) {
        if (!isClosing) {
            consumer.runOnPollingThread(kafka -> {
                        task.run();
                    })
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warn("Offsets were not committed", failure));
        }
    }
}
