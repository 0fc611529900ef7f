package io.tutorflow.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedSwitchesTest {

    @TempDir
    Path module;

    private Path sources = Path.of("");
    private Path exceptions = Path.of("");

    @BeforeEach
    void makeFolders() throws IOException {
        sources = Files.createDirectories(module.resolve("src/main/java"));
        exceptions = module.resolve("open-switches.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return switch (category) { case SLIDE -> 1; default -> 2; };",
                "return switch (category) { case Category.SLIDE -> 1; default -> throw new Error(); };",
                "return switch (state) { case Paid paid -> 1; default -> 2; };",
                "return switch (state) { case Paid paid -> 1; case null, default -> 2; };",
                "switch (category) { case SLIDE: return 1; default: return 2; }",
                "return switch (text) { case \"slide\" -> 1; default -> 2; };",
                "return switch (text) { case \"slide\" -> 1; default -> { yield 2; } };"
            })
    void nothingIsDecidedByDefault(String body) throws IOException {
        write("Priced", body);

        assertThatThrownBy(this::check).hasMessage("Priced decides something by default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return switch (category) { case SLIDE -> 1; case VIDEO -> 2; };",
                "return switch (text) { case \"slide\" -> 1; default -> throw new Error(); };",
                "return switch (text) { case SLIDE, \"video\" -> 1; default -> { log(); throw new Error(); } };",
                "return switch (status) { case 200 -> 1; default -> throw new Error(); };"
            })
    void whatIsNotKnownMayBeRefused(String body) throws IOException {
        write("Priced", body);

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void anExceptionHasAReasonAndIsNeeded() throws IOException {
        write("Priced", "return switch (category) { case SLIDE -> 1; default -> 2; };");
        Files.writeString(exceptions, "Priced: for a while\nGone: for no reason\n");

        assertThatThrownBy(this::check).hasMessage("Gone needs no exception");
    }

    /** The shared modules have no test of their own that could ask; the services have. */
    @Test
    void theSharedModulesDecideNothingByDefault() throws IOException {
        var open = new java.util.TreeSet<String>();
        for (var shared : new String[] {"money", "events", "messaging", "batching", "clock", "http", "admission"}) {
            open.addAll(ClosedSwitches.openIn(Path.of("..", shared, "src/main/java")));
        }

        assertThat(open)
                .as("each of them is about HTTP, JSON or exceptions, which others than we define")
                .containsExactly(
                        "ErrorExamples",
                        "ErrorMapping",
                        "FailureKind",
                        "HeadersInOpenApi",
                        "KeptJson",
                        "Outage",
                        "ParametersInOpenApi",
                        "Person");
    }

    private void check() {
        ClosedSwitches.check(module, exceptions);
    }

    private void write(String name, String body) throws IOException {
        Files.writeString(sources.resolve(name + ".java"), "class %s { int price() { %s } }".formatted(name, body));
    }
}
