package io.tutorflow.sandbox.stripe.api;

import java.time.Duration;

/** Something that goes wrong with one request. */
public sealed interface Fault {

    /** It is answered with this status, and nothing is done. */
    record Refusing(int status) implements Fault {}

    /** It is done, and answered 500; a repetition with the same key is answered 500 too. */
    record FailingAfterwards() implements Fault {}

    /** It is done, and the answer is lost with the connection. */
    record LosingTheAnswer() implements Fault {}

    /** Nothing is done and nothing is ever said. */
    record Hanging() implements Fault {}

    /** It is done later by so much. */
    record Delaying(Duration by) implements Fault {}

    /** @throws IllegalArgumentException with the kinds there are */
    static Fault named(String kind, int status, Duration delay) {
        return switch (kind) {
            case "refuse" -> new Refusing(status);
            case "fail_afterwards" -> new FailingAfterwards();
            case "lose_answer" -> new LosingTheAnswer();
            case "hang" -> new Hanging();
            case "delay" -> new Delaying(delay);
            default ->
                throw new IllegalArgumentException(
                        "kind must be refuse, fail_afterwards, lose_answer, hang or delay, not '" + kind + "'");
        };
    }
}
