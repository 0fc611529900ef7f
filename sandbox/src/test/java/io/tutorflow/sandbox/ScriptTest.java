package io.tutorflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code tutorflow} script, in a project of its own and with JDKs that only say who they are. */
class ScriptTest {

    @TempDir
    private Path folder = Path.of("");

    private Path script = folder;

    @BeforeEach
    void makesAProject() throws IOException {
        script = folder.resolve("tutorflow");
        Files.copy(Path.of("../tutorflow"), script);
        Files.createDirectories(folder.resolve("sandbox/target"));
        Files.createFile(folder.resolve("sandbox/target/sandbox.jar"));
    }

    @Test
    void usesTheJdkItIsGivenAndPrintsNothingOfItsOwn() throws Exception {
        Path given = jdk("given", "21.0.4");
        jdk("home/.jdks/newer", "98.0.1");

        assertThat(run(Map.of("JAVA_HOME", given.toString()), "token", "--role", "operator"))
                .isEqualTo("given: token --role operator\n");
    }

    @Test
    void takesTheNewestWhenTheGivenOneIsTooOld() throws Exception {
        Path given = jdk("given", "17.0.15");
        jdk("home/.jdks/newer", "98.0.1");
        jdk("home/.sdkman/candidates/java/newest", "99");

        assertThat(run(Map.of("JAVA_HOME", given.toString()), "status")).isEqualTo("newest: status\n");
    }

    @Test
    void keepsArgumentsAsTheyAre() throws Exception {
        Path given = jdk("given", "25");

        assertThat(run(Map.of("JAVA_HOME", given.toString()), "up-no", "a b", "*"))
                .isEqualTo("given: up-no a b *\n");
    }

    private Path jdk(String place, String version) throws IOException {
        Path home = folder.resolve(place);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = home.resolve("bin/java");
        Files.writeString(java, """
                #!/bin/sh
                while [ "$1" != -jar ]; do shift; done
                shift 2
                echo "%s: $*"
                """.formatted(home.getFileName()));
        Files.copy(java, home.resolve("bin/javac"));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        assertThat(home.resolve("bin/javac").toFile().setExecutable(true)).isTrue();
        return home;
    }

    private String run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(environment);
        builder.environment().put("HOME", folder.resolve("home").toString());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
