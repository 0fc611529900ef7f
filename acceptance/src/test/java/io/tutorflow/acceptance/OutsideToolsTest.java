package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tools that operators have already, on what the suite shows them. Where one is not installed, nothing is asked of it. */
class OutsideToolsTest {

    private static final List<String> SERVICES =
            List.of("pricing-service", "usage-service", "billing-service", "budget-service");
    private static final Pattern KCAT = Pattern.compile("^(kcat .*(?:\\\\\\n.*)*)$", Pattern.MULTILINE);

    private final LocalStack stack = Suite.stack();

    @Test
    void promtoolAcceptsTheMetricsOfEveryService() throws Exception {
        if (isMissing("promtool")) {
            return;
        }
        stack.workspaceWith(100).client().post("/v1/platform/courses", Map.of("prompt", "Rome", "lessonCount", 1));

        for (var service : SERVICES) {
            var metrics = Client.of("http://127.0.0.1:" + stack.ports(service).getFirst())
                    .get("/q/metrics")
                    .body()
                    .asText();
            assertThat(metrics).contains("# TYPE");
            var file = Files.writeString(Path.of("target", service + "-metrics.txt"), metrics);
            assertThat(shell("promtool check metrics < " + file)).as(service).isEmpty();
        }
    }

    @Test
    void kcatReadsEventsAsTheDocumentsSay() throws Exception {
        if (isMissing("kcat")) {
            return;
        }
        stack.workspaceWith(100).client().post("/v1/platform/courses", Map.of("prompt", "Rome", "lessonCount", 1));
        var line = KCAT.matcher(Files.readString(stack.root().resolve("docs/events/README.md")));
        assertThat(line.find()).isTrue();
        var command = line.group(1).replace(".tutorflow/", stack.data() + "/");

        Waiting.until("the event is there", () -> shell(command).contains("ce_type=io.tutorflow.usage.finalized.v1"));
    }

    private static boolean isMissing(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .noneMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /** What it printed; it has to end well. */
    private static String shell(String command) throws Exception {
        var process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + "\n" + output).isZero();
        return output;
    }
}
