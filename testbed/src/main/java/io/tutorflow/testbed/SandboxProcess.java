package io.tutorflow.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A part of the sandbox as a child of this JVM: it lives only as long as its standard input is open. */
final class SandboxProcess {

    private static final String ROOT_PROPERTY = "tutorflow.root";

    private SandboxProcess() {}

    /** @param log for its standard error */
    static Process start(String heap, Map<String, String> environment, Path log, String... arguments)
            throws IOException {
        Path root = root();
        Path jar = root.resolve("sandbox/target/sandbox.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; tests need phase 'package' or later: ./mvnw verify");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + ROOT_PROPERTY + "=" + root,
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        keep(process);
        return process;
    }

    /** Its standard input would be closed if nobody referenced the process. */
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
                "sandbox " + process.pid());
        holder.setDaemon(true);
        holder.setContextClassLoader(ClassLoader.getSystemClassLoader());
        holder.start();
    }

    /** The project's folder: as passed by Maven, or the nearest parent with a sandbox. */
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
