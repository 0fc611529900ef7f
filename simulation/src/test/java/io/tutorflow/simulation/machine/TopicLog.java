package io.tutorflow.simulation.machine;

import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Kafka has acknowledged: the partitions of each topic, and what was told for the first time when. */
public final class TopicLog {

    public static final int PARTITIONS = 2;

    private final Map<String, List<List<OutboxEvent>>> topics = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, List<String>> firstTold = new HashMap<>();
    private int fingerprint;

    public void append(OutboxEvent event) {
        boolean isWhole = event.topic().equals(Topic.BUDGET_EXCEEDED.topicName());
        partition(event.topic(), isWhole ? 0 : Math.floorMod(event.key().hashCode(), PARTITIONS))
                .add(event);
        fingerprint = 31 * fingerprint + event.id().hashCode() + event.payload().hashCode();
        if (told.add(event.id())) {
            firstTold
                    .computeIfAbsent(Outbox.ownerOf(event) + event.topic(), owner -> new ArrayList<>())
                    .add(event.id());
        }
    }

    public List<OutboxEvent> partition(String topic, int number) {
        return topics.computeIfAbsent(topic, name -> List.of(new ArrayList<>(), new ArrayList<>()))
                .get(number);
    }

    public boolean holds(OutboxEvent event) {
        return told.contains(event.id());
    }

    public int size() {
        return told.size();
    }

    /** A number for all that was told, in its order. */
    public int fingerprint() {
        return fingerprint;
    }

    /** The ids of an owner's events on a topic, in the order in which each came there first. */
    public List<String> firstTold(OutboxEvent like) {
        return firstTold.getOrDefault(Outbox.ownerOf(like) + like.topic(), List.of());
    }
}
