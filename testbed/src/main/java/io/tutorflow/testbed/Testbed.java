package io.tutorflow.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one testbed of this JVM: a child process that ends with it. Its address is kept in a system property, which
 * outlives the class loaders that Quarkus tests create and drop.
 */
final class Testbed {

    private static final String PROPERTIES = "tutorflow.";

    /** Unpacking PostgreSQL, which happens once, needs 192 MB. */
    private static final String HEAP = "-Xmx256m";

    private Testbed() {}

    /** Starts the testbed if necessary. */
    static TestbedAddress address() {
        return address("testbed");
    }

    /** A second testbed, whose PostgreSQL and Kafka accept only TLS. */
    static TestbedAddress securedAddress() {
        return address("testbed-tls", "--tls");
    }

    private static TestbedAddress address(String name, String... arguments) {
        synchronized (System.getProperties()) {
            String property = PROPERTIES + name;
            String known = System.getProperty(property);
            String line = known != null ? known : start(name, arguments);
            System.setProperty(property, line);
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

    private static String start(String name, String... further) {
        Path target = Path.of("target").toAbsolutePath();
        Path log = target.resolve(name + ".log");
        try {
            Files.createDirectories(target);
            Path folder = target.resolve(name + "-" + ProcessHandle.current().pid());
            List<String> arguments = new ArrayList<>(List.of("testbed", "--dir", folder.toString()));
            arguments.addAll(List.of(further));
            Process process = SandboxProcess.start(HEAP, Map.of(), log, arguments.toArray(String[]::new));
            String line = process.inputReader(StandardCharsets.UTF_8).readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "the testbed ended with exit code " + process.waitFor() + ":\n" + Files.readString(log));
            }
            return line;
        } catch (IOException failure) {
            throw new UncheckedIOException("the testbed does not start; its log is " + log, failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the testbed was not waited for", stop);
        }
    }
}
