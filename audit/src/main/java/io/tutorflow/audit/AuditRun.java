package io.tutorflow.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Runs an audit and reports the result: to a person and, if requested, to programs. */
public final class AuditRun {

    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--settle",
            paramLabel = "DURATION",
            description = "How long a record may differ because work is still in progress, in ISO 8601 (default:"
                    + " ${DEFAULT-VALUE}).")
    private Duration settle = Duration.ofSeconds(20);

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where to write the result as JSON; - is standard output, and the text for people then goes"
                    + " to standard error.")
    private @Nullable String json;

    @Option(
            names = "--metrics",
            paramLabel = "FILE|URL",
            description = {
                "Where to write the result for Prometheus: a *.prom file for node-exporter's textfile" + " collector,",
                "or the URL of a Pushgateway group, such as" + " http://pushgateway:9091/metrics/job/tutorflow_audit."
            })
    private @Nullable String metrics;

    /** The exit code: 0 if there are no differences, otherwise 1. */
    public int of(Addresses addresses) throws IOException, SQLException, InterruptedException {
        var started = System.nanoTime();
        var findings = addresses.audit(settle);
        var report = new Report(findings, Instant.now(), Duration.ofNanos(System.nanoTime() - started));
        Words.tell(findings, people());
        tellPrograms(report);
        return findings.differences().isEmpty() ? 0 : 1;
    }

    private PrintStream people() {
        return STANDARD_OUTPUT.equals(json) ? System.err : System.out;
    }

    private void tellPrograms(Report report) throws IOException, InterruptedException {
        if (STANDARD_OUTPUT.equals(json)) {
            System.out.println(report.json());
        } else if (json != null) {
            WholeFile.write(Path.of(json), report.json());
        }
        if (metrics != null) {
            Metrics.of(report).to(metrics);
        }
    }
}
