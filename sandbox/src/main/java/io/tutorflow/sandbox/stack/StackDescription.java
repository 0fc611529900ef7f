package io.tutorflow.sandbox.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tutorflow.sandbox.place.Folders;
import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.process.PartReport;
import io.tutorflow.sandbox.process.PartState;
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
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackDescription(long supervisorPid, int base, boolean ready, List<Process> parts) {

    /** One process of the stack; {@code pid} is 0 while it does not run, {@code note} says why it is dead. */
    public record Process(String name, long pid, int port, String state, int restarts, String note) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether every part is ready. */
    boolean isAllReady() {
        return ready && parts.stream().allMatch(part -> part.state().equals(PartState.READY.shown()));
    }

    static StackDescription of(int base, boolean ready, List<PartReport> reports) {
        List<Process> parts = reports.stream()
                .map(part -> new Process(
                        part.name(), part.pid(), part.port(), part.state().shown(), part.restarts(), part.note()))
                .toList();
        return new StackDescription(ProcessHandle.current().pid(), base, ready, parts);
    }

    static StackDescription read(JsonNode json) throws JsonProcessingException {
        return JSON.treeToValue(json, StackDescription.class);
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
