package io.tutorflow.usage.catalog;

/** Who makes what is asked for, and so how long it may take. */
public enum Maker {
    /** Answers with what it made. */
    GENERATOR,
    /** Takes the order, and reports hours later how it ended. */
    RENDERER
}
