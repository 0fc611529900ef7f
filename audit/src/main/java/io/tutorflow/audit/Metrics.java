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
 * The result in Prometheus' text format. Every rule has its number, even 0, so that alerts can be set on all.
 *
 * @param text complete, with a final newline
 */
record Metrics(String text) {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int FIRST_FAILURE = 300;

    static Metrics of(Report report) {
        var text = new StringBuilder();
        var differences = report.findings().differences().stream().collect(groupingBy(Difference::rule, counting()));
        family(text, "tutorflow_audit_differences", "Rows that broke a rule in the last run.");
        for (var rule : Rule.values()) {
            sample(text, "tutorflow_audit_differences{rule=\"" + rule.id() + "\"}", differences.getOrDefault(rule, 0L));
        }
        family(text, "tutorflow_audit_records", "Records read by the last run.");
        report.rows().forEach((kind, count) -> sample(text, "tutorflow_audit_records{kind=\"" + kind + "\"}", count));
        family(text, "tutorflow_audit_seconds", "Duration of the last run.");
        sample(text, "tutorflow_audit_seconds", report.seconds());
        family(
                text,
                "tutorflow_audit_last_success_timestamp_seconds",
                "Time of the last completed run, whatever it found.");
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

    /** To a file, or to a Pushgateway, replacing its group. */
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
