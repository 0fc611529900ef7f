package io.tutorflow.sandbox.demo;

/** The suite answered something else than the story says. */
final class Mismatch extends Exception {

    Mismatch(String message) {
        super(message);
    }
}
