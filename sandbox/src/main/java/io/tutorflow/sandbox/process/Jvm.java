package io.tutorflow.sandbox.process;

import io.tutorflow.sandbox.place.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the JVMs of a stack are called: the same Java as the supervisor's own, small heaps, one simple collector. */
public final class Jvm {

    /** The heap of a service: it starts small, with which a service rests below 260 MB, and grows with its work. */
    public static final List<String> SERVICE_HEAP = List.of("-Xms56m", "-Xmx128m");

    private static final int UNSAFE_WARNS_SINCE = 24;

    private Jvm() {}

    /** A command that runs this jar once. */
    public static List<String> run(Path jar, Path root, String heap, String... arguments) {
        return run(jar, root, List.of(heap), arguments);
    }

    /**
     * The flags of a JVM that is started again and again: as it ends it archives its classes, once for each build, and
     * starts from them with half of the work. An archive that is missing, broken or of another build is written anew.
     *
     * @param heap such as {@code -Xmx128m}
     */
    public static List<String> remembering(Path archive, List<String> heap) {
        List<String> flags = new ArrayList<>(heap);
        flags.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive));
        return flags;
    }

    /** The flags of a JVM beside such a one: it starts from the same archive where there is one, and writes none. */
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
