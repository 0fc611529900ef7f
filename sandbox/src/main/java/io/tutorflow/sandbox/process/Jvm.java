package io.tutorflow.sandbox.process;

import io.tutorflow.sandbox.place.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the JVMs of a stack are called: the same Java as the supervisor's own, small heaps, one simple collector. */
public final class Jvm {

    /** The heap of a service; with it a service rests at about 250 MB. */
    public static final String SERVICE_HEAP = "-Xmx128m";

    /** What a service loads while it starts; below it the JVM would collect the whole heap on the way there. */
    private static final String METASPACE = "-XX:MetaspaceSize=128m";

    private static final int UNSAFE_WARNS_SINCE = 24;
    private static final int SMALL_HEADERS_SINCE = 25;

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
    public static List<String> remembering(Path archive, String heap) {
        return List.of(heap, "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
    }

    /** A command that runs this jar. */
    public static List<String> run(Path jar, Path root, List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", METASPACE));
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= UNSAFE_WARNS_SINCE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (Runtime.version().feature() >= SMALL_HEADERS_SINCE) {
            command.add("-XX:+UseCompactObjectHeaders");
        }
        command.add("-D" + Home.ROOT_PROPERTY + "=" + root);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
