package io.tutorflow.sandbox.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The short-lived process that unpacks PostgreSQL, because that briefly needs more memory than a supervisor ever does.
 */
@Command(name = "unpack-postgres", hidden = true, description = "Unpack PostgreSQL into a folder.")
public final class UnpackCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        PostgresArchive.unpack(folder);
        return 0;
    }
}
