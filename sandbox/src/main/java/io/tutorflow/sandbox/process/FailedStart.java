package io.tutorflow.sandbox.process;

/** A part did not come up, so the stack did not either. */
public final class FailedStart extends Exception {

    private final String part;

    public FailedStart(String part, String reason) {
        super(part + " did not come up: " + reason);
        this.part = part;
    }

    public String part() {
        return part;
    }
}
