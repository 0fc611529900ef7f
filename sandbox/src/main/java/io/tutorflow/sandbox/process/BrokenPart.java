package io.tutorflow.sandbox.process;

/** A part runs, but not as it must; neither waiting nor restarting helps. */
public final class BrokenPart extends Exception {

    public BrokenPart(String reason) {
        super(reason);
    }
}
