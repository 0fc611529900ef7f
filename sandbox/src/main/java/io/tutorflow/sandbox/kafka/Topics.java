package io.tutorflow.sandbox.kafka;

import io.tutorflow.events.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The suite's topics on a broker that creates none automatically. */
public final class Topics {

    private static final short ALONE = 1;

    private Topics() {}

    /** Creates missing ones. */
    public static void make(Map<String, Object> settings) throws InterruptedException {
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = Arrays.stream(Topic.values())
                    .filter(topic -> !existing.contains(topic.topicName()))
                    .map(Topics::described)
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the topics could not be created", failure.getCause());
        }
    }

    private static NewTopic described(Topic topic) {
        NewTopic description = new NewTopic(topic.topicName(), topic.partitions(), ALONE);
        return topic.compacted()
                ? description.configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                        "0.1"))
                : description;
    }
}
