package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.place.Folders;
import io.tutorflow.sandbox.place.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks, before anything is started, whether the services can use the databases of a data folder. */
final class DataGeneration {

    /** Raised when a baseline of a service's schema changes; databases with older ones are not migrated. */
    static final String CURRENT = "46";

    private DataGeneration() {}

    /** Writes the generation to a folder without data; fails with a sentence if the data has a different one. */
    static void demandCurrent(Home home) throws IOException {
        Path noted = home.generation();
        if (Files.exists(home.postgres()) && !(Files.exists(noted) && isCurrent(noted))) {
            throw new IOException(
                    "the data in " + home.data() + " is of " + (Files.exists(noted) ? "another" : "an older")
                            + " version of the suite and cannot be used; delete it and start over with ./tutorflow up"
                            + " --fresh");
        }
        Folders.replace(noted, CURRENT + "\n");
    }

    private static boolean isCurrent(Path noted) throws IOException {
        return Files.readString(noted).strip().equals(CURRENT);
    }
}
