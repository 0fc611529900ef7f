package io.tutorflow.usage.generation;

/** How the generator ended an order. */
public sealed interface Generation {

    /** Some or all of it was done. */
    record Delivered(Delivery delivery) implements Generation {}

    /** Nothing was done, and asking again would not help. */
    record Failed(Failure failure) implements Generation {}
}
