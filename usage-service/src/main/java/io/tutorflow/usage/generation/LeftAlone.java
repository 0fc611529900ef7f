package io.tutorflow.usage.generation;

/** The generator was not asked: it keeps failing, for this account or for all. */
final class LeftAlone extends RuntimeException {

    LeftAlone() {
        super("The generator is left alone for a moment", null, false, false);
    }
}
