package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tutorflow.bench.stack.LocalStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;

/** Runs the README's commands in the order in which they stand, and compares what they print with what is printed there. */
@Order(3) // On a stack as its reader has it: new, with nobody killed a moment ago.
class ReadmeTest {

    private static final Pattern STEP =
            Pattern.compile("```sh\\n((?:(?!```).)*)```\\n```(json|text)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern KEY = Pattern.compile("tf_platform_live_[A-Za-z0-9]+");
    private static final Pattern SLUG = Pattern.compile("my-agent-\\d+");
    private static final String END_OF_STEP = "@@@end@@@";
    private static final int STEPS = 6;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack = Suite.stack();

    /** Twice: who reads it does so too. */
    @RepeatedTest(2)
    void theReadmeTellsTheTruth() throws Exception {
        var steps = steps();
        assertThat(steps).hasSize(STEPS);

        var printed = run(steps.stream().map(Step::command).toList());

        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.format().equals("json")) {
                assertThat(JSON.readTree(known(printed.get(i))))
                        .as(step.command())
                        .isEqualTo(JSON.readTree(known(step.answer())));
            } else {
                assertThat(printed.get(i))
                        .as(step.command())
                        .contains(step.answer().strip());
            }
        }
    }

    private List<Step> steps() throws Exception {
        var readme = Files.readString(stack.root().resolve("README.md"));
        return STEP.matcher(readme)
                .results()
                .map(found -> new Step(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    private List<String> run(List<String> commands) throws Exception {
        var script = new StringBuilder("set -eu\n");
        for (var command : commands) {
            script.append(command).append("\necho '").append(END_OF_STEP).append("'\n");
        }
        var text = script.toString()
                .replace("127.0.0.1:8080", "127.0.0.1:" + stack.basePort())
                .replace("./tutorflow audit", stack.root() + "/tutorflow audit --data " + stack.data());
        var folder = Files.createDirectories(stack.root().resolve("acceptance/target/readme"));
        var process = new ProcessBuilder("bash", "-c", text)
                .directory(folder.toFile())
                .redirectError(Path.of(folder.toString(), "errors.txt").toFile())
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return new ArrayList<>(List.of(output.split(END_OF_STEP)));
    }

    /** Without what is new each time. */
    private static String known(String answer) {
        var text = ID.matcher(answer).replaceAll("<id>");
        text = TIME.matcher(text).replaceAll("<time>");
        text = SLUG.matcher(text).replaceAll("<slug>");
        return KEY.matcher(text).replaceAll("<key>");
    }

    private record Step(String command, String format, String answer) {}
}
