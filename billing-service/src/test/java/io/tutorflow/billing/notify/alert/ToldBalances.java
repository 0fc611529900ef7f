package io.tutorflow.billing.notify.alert;

import io.tutorflow.events.BalanceLow;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.Topic;
import io.tutorflow.testbed.TestKafka;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the topic of low balances says, read from its start to its end. */
@ApplicationScoped
class ToldBalances {

    private static final TopicPartition PARTITION = new TopicPartition(Topic.BALANCE_LOW.topicName(), 0);

    List<BalanceLow> of(String account) {
        var told = new ArrayList<BalanceLow>();
        try (var consumer = new KafkaConsumer<String, String>(
                TestKafka.settings(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(PARTITION)).get(PARTITION));
            while (consumer.position(PARTITION) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (message.key().equals(account)) {
                        told.add(EventJson.read(message.value(), BalanceLow.class));
                    }
                });
            }
        }
        return told;
    }
}
