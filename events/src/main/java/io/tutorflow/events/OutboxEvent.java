package io.tutorflow.events;

import java.time.Instant;

/**
 * An event ready to be told: where it goes, what orders it, and its CloudEvents attributes.
 *
 * @param key what the event is ordered by on its topic
 * @param id the CloudEvents id, the same however often the event is told
 * @param payload the event as JSON
 */
public record OutboxEvent(String topic, String key, String type, String id, Instant time, String payload) {

    public static OutboxEvent of(EventType type, String key, String id, Instant time, Record event) {
        return new OutboxEvent(type.topic().topicName(), key, type.typeName(), id, time, EventJson.write(event));
    }
}
