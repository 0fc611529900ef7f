package io.tutorflow.sandbox.stripe.api;

import java.util.Map;

/** What the caller gets to see. */
public sealed interface Outcome {

    record Answered(int status, Map<String, String> headers, String body) implements Outcome {}

    /** Nothing, for as long as it waits. */
    record Silent() implements Outcome {}

    /** The connection is closed. */
    record Cut() implements Outcome {}
}
