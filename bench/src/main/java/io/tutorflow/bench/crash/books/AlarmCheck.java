package io.tutorflow.bench.crash.books;

import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks whether a service raised an alarm; its counters died with it, but its log did not. */
final class AlarmCheck {

    private static final String ALARM = "ALARM,";

    private AlarmCheck() {}

    static List<String> of(LocalStack stack) throws IOException {
        try (var logs = Files.list(stack.data().resolve("logs"))) {
            return logs.filter(log -> log.toString().endsWith(".log"))
                    .flatMap(AlarmCheck::alarms)
                    .toList();
        }
    }

    private static Stream<String> alarms(Path log) {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(ALARM)).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
