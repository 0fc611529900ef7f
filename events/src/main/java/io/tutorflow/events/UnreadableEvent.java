package io.tutorflow.events;

/**
 * A message that is not the event that its type promises; it goes to the dead letters, because retrying cannot help.
 */
public final class UnreadableEvent extends RuntimeException {

    public UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }

    public UnreadableEvent(String message) {
        super(message);
    }
}
