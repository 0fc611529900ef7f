package io.tutorflow.events;

import java.time.Instant;

/**
 * An event ready to be published: its topic, its key, and its CloudEvents attributes.
 *
 * @param key the key that orders the event on its topic
 * @param id the CloudEvents id, the same however often the event is published
 * @param payload the event as JSON
 */
public record OutboxEvent(String topic, String key, String type, String id, Instant time, String payload) {

    public static OutboxEvent of(EventType type, String key, String id, Instant time, Record event) {
        return new OutboxEvent(type.topic().topicName(), key, type.typeName(), id, time, EventJson.write(event));
    }
}
