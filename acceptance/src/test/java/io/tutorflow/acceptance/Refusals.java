package io.tutorflow.acceptance;

import io.tutorflow.bench.stack.Answer;
import java.util.List;
import java.util.Optional;

/** What holds for every answer, and for every refusal, whoever asked for whatever. */
final class Refusals {

    private static final List<String> INSIDES = List.of(
            "io.tutorflow",
            "io.quarkus",
            "io.vertx",
            "java.lang",
            "jakarta.",
            "com.fasterxml",
            "Exception",
            "\\tat ",
            "at java",
            "SELECT ",
            "INSERT ",
            "UPDATE ",
            "duplicate key",
            "violates ",
            "SQLSTATE");

    private static final List<String> FILES = List.of("text/csv", "text/html", "application/pdf");

    private Refusals() {}

    /** What is wrong with an answer in itself; empty if nothing is. */
    static Optional<String> fault(Answer answer) {
        var text = answer.body().toString();
        var leaked = INSIDES.stream().filter(text::contains).findFirst();
        if (leaked.isPresent()) {
            return Optional.of("tells of its insides: " + leaked.get());
        }
        if (answer.status() >= 500) {
            return Optional.of("is a failure of ours");
        }
        if (answer.body().isTextual() && !isFile(answer)) {
            return Optional.of("is not JSON");
        }
        return answer.status() >= 400 && !isEnvelope(answer)
                ? Optional.of("is a refusal without the envelope")
                : Optional.empty();
    }

    private static boolean isFile(Answer answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        return answer.isSuccess() && FILES.stream().anyMatch(type::startsWith);
    }

    private static boolean isEnvelope(Answer answer) {
        var error = answer.body().path("error");
        return !error.path("code").asText().isEmpty()
                && !error.path("message").asText().isEmpty()
                && error.path("status").asInt() == answer.status();
    }
}
