package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program is told where the books are. */
class AuditProgramTest {

    /** Where nobody listens. */
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/usage";

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TUTORFLOW_AUDIT_USAGE_URL", NOWHERE + "?user=someone&password=secret",
            "TUTORFLOW_AUDIT_BILLING_URL", NOWHERE,
            "TUTORFLOW_AUDIT_BUDGET_URL", NOWHERE,
            "TUTORFLOW_AUDIT_PRICING_URL", NOWHERE);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void takesItsAddressesFromTheEnvironment() {
        var ended = run(ENVIRONMENT);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.told()).startsWith(NOWHERE + " cannot be read: ").doesNotContain("secret", "\tat ");
    }

    @Test
    void takesThemFromAFileOfOptions() throws Exception {
        var options = Files.writeString(
                folder.resolve("options"),
                "--usage-url=%1$s\n--billing-url=%1$s\n--budget-url=%1$s\n--pricing-url=%1$s\n".formatted(NOWHERE));

        assertThat(run(Map.of(), "@" + options).told()).startsWith(NOWHERE + " cannot be read: ");
    }

    @Test
    void saysWhatIsMissing() {
        var ended = run(Map.of("TUTORFLOW_AUDIT_USAGE_URL", NOWHERE, "TUTORFLOW_AUDIT_BILLING_URL", " "));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.told())
                .contains("--billing-url")
                .contains("--budget-url")
                .contains("--pricing-url");
    }

    @Test
    void documentsEveryOptionAndItsVariable() {
        assertThat(AuditProgram.commandLine(Map.of()).getUsageMessage())
                .contains(
                        "--usage-url", "--stripe-key", "--settle", "--json", "--metrics", "TUTORFLOW_AUDIT_USAGE_URL");
    }

    private record Ended(int code, String told) {}

    private static Ended run(Map<String, String> environment, String... arguments) {
        var told = new StringWriter();
        var command = AuditProgram.commandLine(environment).setErr(new PrintWriter(told, true));
        return new Ended(command.execute(arguments), told.toString());
    }
}
