package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium of this machine, led by a script of node's. */
final class Browser {

    /** The library that leads it, without a browser of its own. */
    private static final String LIBRARY = "playwright-core@1.65.1";

    private static final String CHOSEN = "TUTORFLOW_CHROMIUM";
    private static final List<String> KNOWN = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 300;

    private final Path program;
    private final Path folder;

    private Browser(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * Skips the test where there is none.
     *
     * @param folder where the library is kept
     */
    static Browser orSkip(Path folder) throws Exception {
        var program = program();
        assumeTrue(
                program.isPresent(),
                "no browser: none of " + String.join(", ", KNOWN) + " is on the PATH, and " + CHOSEN + " is not set");
        assumeTrue(
                onPath("node").isPresent() && onPath("npm").isPresent(),
                "node and npm (20 or newer) are needed to lead a browser, and are not on the PATH");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
        var browser = new Browser(program.orElseThrow(), folder);
        browser.run("npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", LIBRARY);
        return browser;
    }

    /** @param script a resource */
    void follow(String script, String... arguments) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve(script), Resource.text(script));
        run(Stream.concat(Stream.of("node", file.toString(), program.toString()), Arrays.stream(arguments))
                .toArray(String[]::new));
    }

    private void run(String... command) throws IOException, InterruptedException {
        var log = folder.resolve("log.txt");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new AssertionError(command[0] + " does not end:\n" + Files.readString(log));
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    private static Optional<Path> program() {
        return Optional.ofNullable(System.getenv(CHOSEN))
                .map(Path::of)
                .or(() -> KNOWN.stream().flatMap(name -> onPath(name).stream()).findFirst());
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
