package io.tutorflow.messaging;

import io.tutorflow.events.EventType;
import org.jspecify.annotations.Nullable;

/** What a service does with the state that another one tells; applied in order, by one thread, lower revisions too. */
public interface StateTopic<T extends Record> {

    EventType type();

    /** Must ignore a state older than the one it has. */
    void apply(T state);

    /**
     * What was told last under this key cannot be read, or was taken back: what is known may be wrong. From now on its
     * owner is asked, or what depends on it is refused.
     */
    void doubt(@Nullable String key);

    @SuppressWarnings("unchecked")
    default Class<T> payload() {
        return (Class<T>) type().payload();
    }
}
