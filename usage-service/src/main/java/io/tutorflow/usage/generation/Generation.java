package io.tutorflow.usage.generation;

/** How an order was answered. */
public sealed interface Generation {

    /** It was taken; how it ends is reported later. */
    record Ordered() implements Generation {}

    /** The work is over. */
    sealed interface Done extends Generation {}

    /** Some or all of it was done. */
    record Delivered(Delivery delivery) implements Done {}

    /** Nothing was done, and asking again would not help. */
    record Failed(Failure failure) implements Done {}
}
