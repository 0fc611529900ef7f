package io.tutorflow.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The one testbed of this JVM: a child process that ends with it. What it says about itself is kept in a system
 * property, which outlives the class loaders that a Quarkus test makes and drops.
 */
final class Testbed {

    private static final String ADDRESS_PROPERTY = "tutorflow.testbed";
    private static final String ROOT_PROPERTY = "tutorflow.root";

    /** Unpacking PostgreSQL, which happens once, needs 192 MB. */
    private static final String HEAP = "-Xmx256m";

    private Testbed() {}

    /** Starts the testbed unless it runs already. */
    static TestbedAddress address() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(ADDRESS_PROPERTY);
            String line = known != null ? known : start();
            System.setProperty(ADDRESS_PROPERTY, line);
            return read(line);
        }
    }

    private static TestbedAddress read(String line) {
        try {
            return new ObjectMapper().readValue(line, TestbedAddress.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("the testbed said: " + line, unreadable);
        }
    }

    private static String start() {
        Path root = root();
        Path target = Path.of("target").toAbsolutePath();
        Path log = target.resolve("testbed.log");
        try {
            Files.createDirectories(target);
            Process process = command(
                            root,
                            target.resolve("testbed-" + ProcessHandle.current().pid()))
                    .redirectError(log.toFile())
                    .start();
            String line = process.inputReader(StandardCharsets.UTF_8).readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "the testbed ended with exit code " + process.waitFor() + ":\n" + Files.readString(log));
            }
            keep(process);
            return line;
        } catch (IOException failure) {
            throw new UncheckedIOException("the testbed does not start; its log is " + log, failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the testbed was not waited for", stop);
        }
    }

    private static ProcessBuilder command(Path root, Path folder) {
        Path jar = root.resolve("sandbox/target/sandbox.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; tests need phase 'package' or later: ./mvnw verify");
        }
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + ROOT_PROPERTY + "=" + root,
                "-jar",
                jar.toString(),
                "testbed",
                "--dir",
                folder.toString());
    }

    /** The testbed lives as long as its standard input is open, and that is closed when nobody holds the process. */
    private static void keep(Process process) {
        Thread holder = new Thread(
                () -> {
                    try {
                        process.waitFor();
                        process.getOutputStream().close();
                    } catch (InterruptedException | IOException end) {
                        Thread.currentThread().interrupt();
                    }
                },
                "testbed");
        holder.setDaemon(true);
        holder.setContextClassLoader(ClassLoader.getSystemClassLoader());
        holder.start();
    }

    /** The project's folder: as Maven passes it, or the nearest one above that has a sandbox. */
    private static Path root() {
        String passed = System.getProperty(ROOT_PROPERTY);
        if (passed != null) {
            return Path.of(passed);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .filter(folder -> Files.exists(folder.resolve("sandbox/pom.xml")))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("run the tests inside the project, or set " + ROOT_PROPERTY));
    }
}
