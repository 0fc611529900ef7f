package io.tutorflow.messaging;

import io.tutorflow.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What a service does with state that another service publishes; applied in order by one thread, including lower
 * revisions.
 */
public interface StateTopic<T extends Record> {

    EventType type();

    /** Must ignore a state older than the current one. */
    void apply(T state);

    /**
     * The last state published under this key is unreadable or was deleted, so the known state may be wrong. From now
     * on its owner is asked, or whatever depends on it is refused.
     */
    void doubt(@Nullable String key);

    @SuppressWarnings("unchecked")
    default Class<T> payload() {
        return (Class<T>) type().payload();
    }
}
