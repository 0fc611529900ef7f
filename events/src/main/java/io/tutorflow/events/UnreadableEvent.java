package io.tutorflow.events;

/** A message that is not the event its type says; it goes to the dead letters, because no retry will mend it. */
public final class UnreadableEvent extends RuntimeException {

    public UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }

    public UnreadableEvent(String message) {
        super(message);
    }
}
