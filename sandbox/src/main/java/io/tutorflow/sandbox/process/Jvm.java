package io.tutorflow.sandbox.process;

import io.tutorflow.sandbox.place.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of a stack's JVMs: the supervisor's own Java, small heaps, a simple collector. */
public final class Jvm {

    /** The heap of a service: it starts small, so that an idle service stays below 260 MB, and grows with its work. */
    public static final List<String> SERVICE_HEAP = List.of("-Xms56m", "-Xmx128m");

    private static final int UNSAFE_WARNS_SINCE = 24;

    private Jvm() {}

    /** A command that runs this jar once. */
    public static List<String> run(Path jar, Path root, String heap, String... arguments) {
        return run(jar, root, List.of(heap), arguments);
    }

    /**
     * The flags of a JVM that is restarted again and again: when it ends it archives its classes, once per build, and
     * later starts from the archive in half the time. A missing, broken or outdated archive is written again.
     *
     * @param heap such as {@code -Xmx128m}
     */
    public static List<String> remembering(Path archive, List<String> heap) {
        List<String> flags = new ArrayList<>(heap);
        flags.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive));
        return flags;
    }

    /** The flags of a JVM beside it, which starts from the same archive if there is one, and writes none. */
    public static List<String> mapping(Path archive, List<String> heap) {
        List<String> flags = new ArrayList<>(heap);
        flags.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off"));
        return flags;
    }

    /** A command that runs this jar. */
    public static List<String> run(Path jar, Path root, List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= UNSAFE_WARNS_SINCE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-D" + Home.ROOT_PROPERTY + "=" + root);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
