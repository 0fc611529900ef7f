package io.tutorflow.usage.generation;

/** The generator was not called, because it keeps failing for this account or for all. */
final class LeftAlone extends RuntimeException {

    LeftAlone() {
        super("The generator is not called for a moment, because it keeps failing", null, false, false);
    }
}
