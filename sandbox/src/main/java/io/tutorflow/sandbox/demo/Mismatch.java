package io.tutorflow.sandbox.demo;

/** The suite's response is not what the story expects. */
final class Mismatch extends Exception {

    Mismatch(String message) {
        super(message);
    }
}
