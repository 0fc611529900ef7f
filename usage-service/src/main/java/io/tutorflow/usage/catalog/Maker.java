package io.tutorflow.usage.catalog;

/** Who makes something, and so how long it may take. */
public enum Maker {
    /** Answers with the result. */
    GENERATOR,
    /** Accepts the order, and reports the end hours later. */
    RENDERER
}
