package io.tutorflow.messaging;

import io.tutorflow.events.EventType;

/** What a service does with the state that another one tells; applied in order, by one thread, lower revisions too. */
public interface StateTopic<T extends Record> {

    EventType type();

    /** Must ignore a state older than the one it has. */
    void apply(T state);

    @SuppressWarnings("unchecked")
    default Class<T> payload() {
        return (Class<T>) type().payload();
    }
}
