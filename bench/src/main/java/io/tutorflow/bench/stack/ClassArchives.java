package io.tutorflow.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a service leaves behind as it ends in order, and all its replicas start from with half of the work. */
public final class ClassArchives {

    private static final List<String> SERVICES =
            List.of("pricing-service", "usage-service", "billing-service", "budget-service");

    private ClassArchives() {}

    /** Whether every service has one of this build. */
    public static boolean areThere(Path root) {
        return SERVICES.stream()
                .allMatch(service -> isOfThisBuild(root.resolve(service + "/target/quarkus-app"), service));
    }

    private static boolean isOfThisBuild(Path folder, String part) {
        try {
            var archive = folder.resolve(part + ".jsa");
            return Files.exists(archive)
                    && Files.getLastModifiedTime(archive)
                                    .compareTo(Files.getLastModifiedTime(folder.resolve("quarkus-run.jar")))
                            > 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
