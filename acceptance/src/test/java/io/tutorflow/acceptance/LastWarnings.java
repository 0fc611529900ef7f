package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the parts of a stack warned of last, in one line: a failed wait is often explained there, on a machine that is gone. */
final class LastWarnings {

    private static final Pattern WARNING = Pattern.compile(" (WARN|ERROR) ");
    private static final Pattern SAID_ALWAYS = Pattern.compile("BlockedThreadChecker|MeterRegistry");
    private static final int OF_EACH_PART = 4;
    private static final int LENGTH = 240;

    private LastWarnings() {}

    static String of(Path logs) throws IOException {
        if (!Files.isDirectory(logs)) {
            return "none";
        }
        try (var files = Files.list(logs)) {
            return files.sorted().flatMap(LastWarnings::ofPart).collect(joining(" | "));
        }
    }

    private static Stream<String> ofPart(Path log) {
        try (var lines = Files.lines(log, ISO_8859_1)) {
            List<String> warnings = lines.filter(line -> WARNING.matcher(line).find())
                    .filter(line -> !SAID_ALWAYS.matcher(line).find())
                    .toList();
            return warnings.stream()
                    .skip(Math.max(0, warnings.size() - OF_EACH_PART))
                    .map(line -> log.getFileName() + ": " + line.substring(0, Math.min(LENGTH, line.length())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
