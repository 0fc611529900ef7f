package io.tutorflow.audit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The result in the text format of Prometheus. Every rule has its number, none included, so that an alarm is set on all.
 *
 * @param text whole, with its last line ended
 */
record Metrics(String text) {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int FIRST_FAILURE = 300;

    static Metrics of(Report report) {
        var text = new StringBuilder();
        var differences = report.findings().differences().stream().collect(groupingBy(Difference::rule, counting()));
        family(text, "tutorflow_audit_differences", "Rows that break a rule, as the last run found them.");
        for (var rule : Rule.values()) {
            sample(text, "tutorflow_audit_differences{rule=\"" + rule.id() + "\"}", differences.getOrDefault(rule, 0L));
        }
        family(text, "tutorflow_audit_records", "What the last run read.");
        report.rows().forEach((kind, count) -> sample(text, "tutorflow_audit_records{kind=\"" + kind + "\"}", count));
        family(text, "tutorflow_audit_seconds", "How long the last run took.");
        sample(text, "tutorflow_audit_seconds", report.seconds());
        family(
                text,
                "tutorflow_audit_last_success_timestamp_seconds",
                "When a run last came to its end, whatever it found.");
        sample(
                text,
                "tutorflow_audit_last_success_timestamp_seconds",
                report.endedAt().getEpochSecond());
        return new Metrics(text.toString());
    }

    private static void family(StringBuilder text, String name, String help) {
        text.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, help, name));
    }

    private static void sample(StringBuilder text, String name, Number value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    /** Into a file, or to a Pushgateway, whose group they replace. */
    void to(String fileOrUrl) throws IOException, InterruptedException {
        if (fileOrUrl.startsWith("http://") || fileOrUrl.startsWith("https://")) {
            push(URI.create(fileOrUrl));
        } else {
            WholeFile.write(Path.of(fileOrUrl), text);
        }
    }

    private void push(URI group) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(group)
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .PUT(BodyPublishers.ofString(text))
                .build();
        try (var http = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_FAILURE) {
                throw new IOException(group + " answers " + answer.statusCode() + ": " + answer.body());
            }
        }
    }
}
