package io.tutorflow.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Each service is a principal of its own, and can do with Kafka what its ACLs say, and nothing else. */
class KafkaPrincipalsTest {

    private static final String RECORDED = "tutorflow.usage.recorded";
    private static final String FINALIZED = "tutorflow.usage.finalized";

    @Test
    void writesItsOwnTopics() {
        assertThatCode(() -> write(TestKafka.settings("usage-service"), RECORDED))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesToWriteTheTopicsOfOthers() {
        for (String service : List.of("pricing-service", "billing-service", "budget-service")) {
            assertThatThrownBy(() -> write(TestKafka.settings(service), FINALIZED))
                    .as(service)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void readsWhatItFollowsAndNothingElse() {
        assertThatCode(() -> read(TestKafka.settings("billing-service"), FINALIZED, "billing-service"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> read(TestKafka.settings("billing-service"), RECORDED, "billing-service"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> read(TestKafka.settings("pricing-service"), FINALIZED, "billing-service"))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void refusesTheOffsetsOfAnotherServicesGroup() {
        assertThatThrownBy(() -> read(TestKafka.settings("budget-service"), FINALIZED, "billing-service"))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void refusesToMakeATopic() {
        try (Admin admin = Admin.create(TestKafka.settings("usage-service"))) {
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1)))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void refusesAWrongPassword() {
        Map<String, Object> settings = with(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"usage-service\""
                        + " password=\"guessed\";");

        assertThatThrownBy(() -> write(settings, RECORDED)).hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void refusesWhoeverDoesNotLogIn() {
        Map<String, Object> settings = with("security.protocol", "PLAINTEXT");

        assertThatThrownBy(() -> write(settings, RECORDED)).hasRootCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void letsTheSandboxReadEverything() {
        assertThat(TestKafka.settings()).containsKey("bootstrap.servers");
        assertThatCode(() -> read(TestKafka.settings(), RECORDED, "anybody")).doesNotThrowAnyException();
    }

    private static Map<String, Object> with(String setting, String value) {
        Map<String, Object> settings = new HashMap<>(TestKafka.settings("usage-service"));
        settings.put(setting, value);
        settings.put("max.block.ms", 3_000);
        return settings;
    }

    private static void write(Map<String, Object> settings, String topic)
            throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "a stranger's".getBytes(UTF_8)))
                    .get();
        }
    }

    private static void read(Map<String, Object> settings, String topic, String group) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("group.id", group);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.committed(java.util.Set.of(partition));
            consumer.seekToBeginning(List.of(partition));
            consumer.poll(Duration.ofMillis(500));
            consumer.position(partition);
        }
    }
}
