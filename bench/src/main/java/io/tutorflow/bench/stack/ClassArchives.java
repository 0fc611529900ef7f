package io.tutorflow.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a service's replicas leave behind as they end in order, and start from with half of the work. */
public final class ClassArchives {

    private static final List<String> SERVICES =
            List.of("pricing-service", "usage-service", "billing-service", "budget-service");

    private ClassArchives() {}

    /** Whether two replicas of every service have one of this build. */
    public static boolean areThere(Path root) {
        return SERVICES.stream()
                .allMatch(service -> Stream.of("", "-2")
                        .allMatch(replica ->
                                isOfThisBuild(root.resolve(service + "/target/quarkus-app"), service + replica)));
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
