package io.tutorflow.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the books are audited, and who is told of it: a person, and by wish programs. */
public final class AuditRun {

    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = "--settle",
            paramLabel = "DURATION",
            description = "How long a record may differ because work goes on, in ISO 8601 (default: ${DEFAULT-VALUE}).")
    private Duration settle = Duration.ofSeconds(20);

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Where to write the result as JSON; - is standard output, and people read standard error then.")
    private @Nullable String json;

    @Option(
            names = "--metrics",
            paramLabel = "FILE|URL",
            description = {
                "Where to write the result for Prometheus: a file *.prom that node-exporter's textfile collector reads,",
                "or a group of a Pushgateway, such as http://pushgateway:9091/metrics/job/tutorflow_audit."
            })
    private @Nullable String metrics;

    /** Its exit code: 0 if nothing differs, 1 otherwise. */
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
