package io.tutorflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the command line tells of itself, and what it never does while it is only asked. */
class CommandLineTest {

    private static final Path SCRIPT =
            Path.of(System.getProperty("tutorflow.root")).resolve("tutorflow");

    @TempDir
    private Path root = Path.of("");

    /** A project in which nothing is built, and whose Maven notes that it was called, and fails. */
    @BeforeEach
    void copyTheScript() throws Exception {
        Files.copy(SCRIPT, root.resolve("tutorflow"));
        Files.copy(SCRIPT.resolveSibling("pom.xml"), root.resolve("pom.xml"));
        Files.writeString(root.resolve("mvnw"), "#!/bin/sh\necho \"$*\" >>maven-was-called\nexit 1\n");
        assertThat(root.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    }

    static Stream<List<String>> commands() {
        return Stream.concat(Stream.of(List.<String>of()), below(Tutorflow.commandLine(), List.of()));
    }

    private static Stream<List<String>> below(CommandLine command, List<String> path) {
        return command.getSubcommands().entrySet().stream()
                .filter(CommandLineTest::isNotHelpItself)
                .flatMap(entry -> {
                    List<String> longer = new ArrayList<>(path);
                    longer.add(entry.getKey());
                    return Stream.concat(Stream.of(List.copyOf(longer)), below(entry.getValue(), longer));
                });
    }

    private static boolean isNotHelpItself(Map.Entry<String, CommandLine> command) {
        return !command.getKey().equals("help");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpAndAVersion(List<String> command) {
        assertThat(printed(command, "--help")).contains("Usage: tutorflow");
        assertThat(printed(command, "-h")).contains("Usage: tutorflow");
        assertThat(printed(command, "-V")).startsWith("tutorflow ");
    }

    private static String printed(List<String> command, String option) {
        StringWriter text = new StringWriter();
        List<String> arguments = new ArrayList<>(command);
        arguments.add(option);
        int code = Tutorflow.commandLine().setOut(new PrintWriter(text)).execute(arguments.toArray(String[]::new));
        assertThat(code).as(arguments.toString()).isZero();
        return text.toString();
    }

    @Test
    void theScriptNamesEveryCommandThatIsNotHidden() throws Exception {
        String usage = script("--help").output();

        Tutorflow.commandLine().getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().usageMessage().hidden() && !name.equals("help")) {
                assertThat(usage).contains(name);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "help",
                "-h",
                "--help",
                "-V",
                "--version",
                "test --help",
                "test -h",
                "test -V",
                "up --help",
                "bench --help",
                "bench charge --help",
                "crash --help",
                "status --help",
                "demo --help"
            })
    void tellsWithoutBuilding(String arguments) throws Exception {
        Ended told = script(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));

        assertThat(told.code()).as(told.output()).isZero();
        assertThat(told.output()).containsAnyOf("Usage: ./tutorflow", "tutorflow 0.");
        assertThat(root.resolve("maven-was-called")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "down", "token --role operator", "audit"})
    void saysThatNothingRunsWithoutBuilding(String arguments) throws Exception {
        Ended ended = script(arguments.split(" ", -1));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("./tutorflow up");
        assertThat(root.resolve("maven-was-called")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "test -pl http", "up"})
    void neverMarksAFailedBuildAsBuilt(String arguments) throws Exception {
        Ended ended = script(arguments.split(" ", -1));

        assertThat(ended.code()).as(ended.output()).isNotZero();
        assertThat(root.resolve("maven-was-called")).exists();
        assertThat(root.resolve("target/built")).doesNotExist();
    }

    @Test
    void marksNoPartOfABuildAsBuilt() throws Exception {
        Files.writeString(root.resolve("mvnw"), "#!/bin/sh\nexit 0\n");

        script("test", "-pl", "http");

        assertThat(root.resolve("target/built")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "test, verify",
        "test -pl http -Dtest=a b, verify -pl http -Dtest=a b",
        "test --long, verify -Dlong",
        "test -pl http --long -am, verify -Dlong -pl http -am"
    })
    void handsItsArgumentsToMaven(String arguments, String handed) throws Exception {
        script(arguments.split(" ", -1));

        assertThat(Files.readString(root.resolve("maven-was-called"))).endsWith(handed + "\n");
    }

    @Test
    void marksAWholeBuildAsBuiltHoweverLongItsTests() throws Exception {
        Files.writeString(root.resolve("mvnw"), "#!/bin/sh\nexit 0\n");

        script("test", "--long");

        assertThat(root.resolve("target/built")).exists();
    }

    private record Ended(int code, String output) {}

    private Ended script(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("sh", root.resolve("tutorflow").toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
        builder.environment().remove("TUTORFLOW_BUILD");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
