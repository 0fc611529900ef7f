package io.tutorflow.acceptance.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs from npm, in a folder of their own. */
public final class Npm {

    private static final long PATIENCE_SECONDS = 300;

    private final Path folder;

    private Npm(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where there is no node; where {@code CI} is {@code true} there must be. */
    public static Npm with(String name, String... packages) throws IOException, InterruptedException {
        boolean hasNode = isOnPath("node") && isOnPath("npm");
        var missing = "node and npm (20 or newer) are needed to try others' tools, and are not on the PATH";
        if ("true".equals(System.getenv("CI"))) {
            assertThat(hasNode).as(missing).isTrue();
        }
        assumeTrue(hasNode, missing);
        var npm = new Npm(Path.of("target", "npm-" + name).toAbsolutePath());
        Files.createDirectories(npm.folder);
        Files.writeString(npm.file("package.json"), "{\"private\":true,\"type\":\"module\"}");
        var install = Stream.of("npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts");
        npm.run(Stream.concat(install, Arrays.stream(packages)).toArray(String[]::new));
        return npm;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** A resource of the tests, copied to where it finds the installed packages. */
    public Path script(String name) throws IOException {
        try (var content = Objects.requireNonNull(Npm.class.getResourceAsStream(name), name)) {
            return Files.write(file(name), content.readAllBytes());
        }
    }

    /** One of the installed programs. */
    public String program(String name) {
        return file("node_modules/.bin/" + name).toString();
    }

    /** What it printed; it has to end well. */
    public String run(String... command) throws IOException, InterruptedException {
        var log = file("log.txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile());
        builder.environment().put("REDOCLY_TELEMETRY", "off");
        builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        var process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new AssertionError(List.of(command) + " does not end:\n" + Files.readString(log));
        }
        var output = Files.readString(log);
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
