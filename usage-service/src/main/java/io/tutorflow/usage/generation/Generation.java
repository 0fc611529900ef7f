package io.tutorflow.usage.generation;

/** The answer to an order. */
public sealed interface Generation {

    /** Accepted; its end is reported later. */
    record Ordered() implements Generation {}

    /** The work is over. */
    sealed interface Done extends Generation {}

    /** Some or all of it was done. */
    record Delivered(Delivery delivery) implements Done {}

    /** Nothing was done, and retrying would not help. */
    record Failed(Failure failure) implements Done {}
}
