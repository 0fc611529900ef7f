package io.tutorflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What operators are told to look at always must wake them, and what wakes them must be explained. */
class AlertsTest {

    private static final String RULES = "deploy/prometheus/rules.yml";

    private static final Pattern METRIC = Pattern.compile("tutorflow_[a-z_]+");

    @Test
    void whateverAlwaysNeedsAPersonHasAnAlert() throws IOException {
        assertThat(alerted()).containsAll(documented("**always**"));
    }

    @Test
    void whateverAlertsIsDocumented() throws IOException {
        assertThat(documented("| `tutorflow_")).containsAll(alerted());
    }

    @Test
    void promtoolAcceptsTheRules() throws Exception {
        if (isMissing("promtool")) {
            return;
        }
        var process = new ProcessBuilder(
                        "promtool", "check", "rules", Project.file(RULES).toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    private static Set<String> alerted() throws IOException {
        return metrics(Project.yaml(RULES).stream()
                .flatMap(document -> all(document.path("groups")))
                .flatMap(group -> all(group.path("rules")))
                .map(rule -> rule.path("expr").asText()));
    }

    /** The metrics of the rows of the table that have this in them. */
    private static Set<String> documented(String mark) throws IOException {
        return metrics(Project.text("docs/operations.md")
                .lines()
                .filter(line -> line.startsWith("| `tutorflow_") && line.contains(mark))
                .map(line -> line.split("\\|", -1)[1]));
    }

    private static Set<String> metrics(Stream<String> texts) {
        var names = new TreeSet<String>();
        texts.forEach(text -> METRIC.matcher(text).results().forEach(found -> names.add(found.group())));
        return names;
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static boolean isMissing(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .noneMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
