package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit as it runs anywhere: a process that is told by its environment alone where the books are. */
class AuditJarTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack = Suite.stack();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void tellsProgramsWhichRuleIsBrokenByWhichRow() throws Exception {
        var workspace = stack.workspaceWith(100).id();
        tamper("UPDATE wallet SET purchased_micros = purchased_micros + 1 WHERE account_id = '" + workspace + "'");

        var ended = audit();

        tamper("UPDATE wallet SET purchased_micros = purchased_micros - 1 WHERE account_id = '" + workspace + "'");
        assertThat(ended.exitCode()).as(ended.told()).isEqualTo(1);
        var difference = ended.json().path("differences").path(0);
        assertThat(ended.json().path("differences")).hasSize(1);
        assertThat(difference.path("rule").asText()).isEqualTo("wallet_totals");
        assertThat(difference.path("ids").path(0).asText()).isEqualTo(workspace);
        assertThat(difference.path("expected").asText()).isEqualTo("$0");
        assertThat(difference.path("found").asText()).isEqualTo("$0.000001");
        assertThat(ended.metrics())
                .contains("\ntutorflow_audit_differences{rule=\"wallet_totals\"} 1\n")
                .contains("\ntutorflow_audit_differences{rule=\"payment_stripe\"} 0\n");
        assertThat(ended.told())
                .contains("wallet " + workspace + ": purchased is")
                .contains("audit: 1 differences");
    }

    @Test
    void endsWellWhereNothingDiffers() throws Exception {
        stack.workspaceWith(100);

        var ended = audit();

        assertThat(ended.exitCode()).as(ended.told()).isZero();
        assertThat(ended.json().path("differences")).isEmpty();
        assertThat(ended.json().path("cut").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("usage", "billing", "budget", "pricing");
        assertThat(ended.json().at("/rows/wallets").asLong()).isPositive();
        assertThat(ended.metrics()).contains("\ntutorflow_audit_last_success_timestamp_seconds ");
    }

    /** How it ended: what programs were told, and people. */
    private record Ended(int exitCode, JsonNode json, String metrics, String told) {}

    private Ended audit() throws IOException, InterruptedException {
        var json = folder.resolve("audit.json");
        var metrics = folder.resolve("audit.prom");
        var told = folder.resolve("told");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var builder = new ProcessBuilder(List.of(
                        java.toString(),
                        "-jar",
                        stack.root().resolve("audit/target/audit.jar").toString(),
                        "--json=-"))
                .directory(folder.toFile())
                .redirectOutput(json.toFile())
                .redirectError(told.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("TUTORFLOW_"));
        builder.environment().putAll(configuration(metrics));
        int exitCode = builder.start().waitFor();
        return new Ended(exitCode, JSON.readTree(json.toFile()), Files.readString(metrics), Files.readString(told));
    }

    private Map<String, String> configuration(Path metrics) throws IOException {
        var all = new TreeMap<String, String>();
        for (var database : TamperedBooks.DATABASES) {
            all.put("TUTORFLOW_AUDIT_" + database.toUpperCase(Locale.ROOT) + "_URL", stack.databaseUrl(database));
        }
        all.put("TUTORFLOW_AUDIT_DATABASE_USER", "auditor");
        all.put("TUTORFLOW_AUDIT_DATABASE_PASSWORD", stack.databasePassword("auditor"));
        all.put("TUTORFLOW_AUDIT_STRIPE_URL", stack.stripe().baseUrl());
        all.put("TUTORFLOW_AUDIT_STRIPE_KEY", String.valueOf(stack.stripe().token()));
        all.put("TUTORFLOW_AUDIT_SETTLE", "PT2M");
        all.put("TUTORFLOW_AUDIT_METRICS", metrics.toString());
        return all;
    }

    private void tamper(String sql) throws Exception {
        try (var connection = stack.superuser("billing");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
