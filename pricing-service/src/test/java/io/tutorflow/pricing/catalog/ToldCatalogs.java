package io.tutorflow.pricing.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.events.Topic;
import io.tutorflow.testbed.TestKafka;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the topic of catalogues says, read by somebody who knows nothing of us but Kafka and CloudEvents. */
@ApplicationScoped
class ToldCatalogs {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Everything from the start of the topic, once it is enough. */
    List<Message> until(Predicate<List<Message>> enough) {
        var partition = List.of(new TopicPartition(Topic.PRICING_CATALOG.topicName(), 0));
        var told = new ArrayList<Message>();
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer =
                new KafkaConsumer<>(TestKafka.settings(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            while (!enough.test(told)) {
                if (System.nanoTime() > giveUpAt) {
                    throw new AssertionError("Told only " + told);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(message -> told.add(new Message(message)));
            }
        }
        return told;
    }

    /** One message, as a console consumer shows it. */
    record Message(ConsumerRecord<String, String> kafka) {

        String key() {
            return kafka.key();
        }

        String value() {
            return kafka.value();
        }

        String header(String name) {
            return new String(kafka.headers().lastHeader(name).value(), UTF_8);
        }
    }
}
