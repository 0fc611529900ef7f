package io.tutorflow.sandbox.stripe.card;

/** Where the holder of a card is while it is charged. */
public enum Presence {
    /** Nobody can be asked. */
    AWAY,
    HERE,
    /** There, and has proved to be the holder. */
    AUTHENTICATED
}
