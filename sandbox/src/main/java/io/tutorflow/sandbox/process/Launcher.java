package io.tutorflow.sandbox.process;

import io.tutorflow.sandbox.place.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts the processes of one stack, each in its own session, so that a Ctrl-C in the terminal reaches only the
 * supervisor and the parts are stopped in order.
 *
 * <p>A small shell writes the pid file and then becomes the part, so a part never runs without a pid file.
 */
public final class Launcher {

    /** Every start begins a line of the log with this. */
    public static final String START_MARK = "--- ";

    private static final String WRITE_PID_AND_BECOME = "echo $$ > \"$0\" && exec \"$@\"";
    private static final List<String> INHERITED = List.of("PATH", "JAVA_HOME", "LANG", "TMPDIR");

    /** A log larger than this is set aside (one older one is kept) at the next start. */
    private static final long LARGEST_LOG_BYTES = 32L * 1024 * 1024;

    private final Home home;

    public Launcher(Home home) {
        this.home = home;
    }

    Process start(Part part) throws IOException {
        return start(part.name(), part.command(), part.environment().get());
    }

    Process start(String name, List<String> command, Map<String, String> environment) throws IOException {
        Files.createDirectories(home.run());
        List<String> stub = new ArrayList<>(List.of(
                "/bin/sh", "-c", WRITE_PID_AND_BECOME, home.pidFile(name).toString()));
        stub.addAll(ownSession());
        stub.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(stub)
                .directory(home.data().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(openLog(name).toFile()));
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path openLog(String name) throws IOException {
        Path log = home.log(name);
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
            Files.move(log, home.log(name + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(
                log,
                START_MARK + Instant.now() + " starting " + name + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return log;
    }

    /** The prefix that makes a command the leader of a new session: {@code setsid}, or Perl if that is missing. */
    public static List<String> ownSession() {
        return onPath("setsid")
                .map(List::of)
                .or(() -> onPath("perl").map(perl -> List.of(perl, "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV")))
                .orElse(List.of());
    }

    private static Optional<String> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
