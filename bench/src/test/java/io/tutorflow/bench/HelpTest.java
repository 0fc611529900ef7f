package io.tutorflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Every scenario tells what it does, and does nothing, when it is asked. */
class HelpTest {

    @Test
    void isThereForEveryScenario() {
        for (var scenario : Bench.commandLine().getSubcommands().keySet()) {
            assertThat(printed(scenario, "--help")).contains("Usage: bench " + scenario);
            assertThat(printed(scenario, "-V")).startsWith("tutorflow ");
        }
    }

    private static String printed(String... arguments) {
        var text = new StringWriter();
        assertThat(Bench.commandLine().setOut(new PrintWriter(text)).execute(arguments))
                .isZero();
        return text.toString();
    }
}
