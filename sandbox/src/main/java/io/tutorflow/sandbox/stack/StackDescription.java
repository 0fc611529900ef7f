package io.tutorflow.sandbox.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tutorflow.sandbox.place.Folders;
import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.process.PartReport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * What other programs may know about a running stack: {@code run/stack.json}.
 *
 * @param base the first port, the gateway's
 * @param ready whether the stack has come up
 */
public record StackDescription(long supervisorPid, int base, boolean ready, List<Process> parts) {

    /** One process of the stack; {@code pid} is 0 while it does not run. */
    public record Process(String name, long pid, int port, String state, int restarts) {}

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static StackDescription of(int base, boolean ready, List<PartReport> reports) {
        List<Process> parts = reports.stream()
                .map(part -> new Process(
                        part.name(), part.pid(), part.port(), part.state().shown(), part.restarts()))
                .toList();
        return new StackDescription(ProcessHandle.current().pid(), base, ready, parts);
    }

    void write(Home home) throws IOException {
        Folders.replace(home.stackFile(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    /** The stack that runs on this data, if one does. */
    public static Optional<StackDescription> running(Home home) throws IOException {
        Optional<ProcessHandle> holder = StackLock.holder(home);
        if (holder.isEmpty() || !Files.exists(home.stackFile())) {
            return Optional.empty();
        }
        StackDescription description = JSON.readValue(home.stackFile().toFile(), StackDescription.class);
        return Optional.of(description)
                .filter(it -> it.supervisorPid() == holder.get().pid());
    }
}
