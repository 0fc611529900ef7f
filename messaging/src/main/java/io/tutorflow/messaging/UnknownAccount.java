package io.tutorflow.messaging;

/** The event names an account that this service does not have; it goes to the dead letters alone. */
public final class UnknownAccount extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnknownAccount(String message) {
        super(message);
    }
}
