package io.tutorflow.bench.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer group has left in a partition.
 *
 * @param committed what it would go on from; 0 if it has committed nothing yet
 * @param end the offset of the next event that is published
 */
public record Unread(TopicPartition partition, long committed, long end) {

    /** The partitions of a topic that a group has not read to their ends, or where it has been put beyond them. */
    public static List<Unread> of(LocalStack stack, String group, String topic)
            throws IOException, ExecutionException, InterruptedException {
        try (var admin = Admin.create(stack.kafka())) {
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var unread = new ArrayList<Unread>();
            for (var end : ends(admin, topic).entrySet()) {
                var offset = committed.get(end.getKey());
                unread.add(new Unread(end.getKey(), offset == null ? 0 : offset.offset(), end.getValue()));
            }
            return unread.stream().filter(one -> one.events() != 0).toList();
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        var description = admin.describeTopics(List.of(topic)).allTopicNames().get();
        var latest = description.values().stream()
                .flatMap(found -> found.partitions().stream())
                .collect(Collectors.toMap(
                        found -> new TopicPartition(topic, found.partition()), found -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }

    public long events() {
        return end - committed;
    }

    @Override
    public String toString() {
        return partition + " (committed " + committed + ", end " + end + ")";
    }
}
