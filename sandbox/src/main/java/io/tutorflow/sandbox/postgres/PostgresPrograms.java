package io.tutorflow.sandbox.postgres;

import io.tutorflow.sandbox.place.Folders;
import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.process.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The programs of PostgreSQL, unpacked once from the archive. They are unpacked beside their place and moved there as a
 * whole; if they are damaged by a crash or by hand, they are unpacked again.
 */
public record PostgresPrograms(Path folder) {

    /** Named after the archive's version, so that a newer one is unpacked beside it. */
    private static final String FOLDER = "postgresql-18.6.0";

    private static final List<String> PROGRAMS = List.of("initdb", "postgres");
    private static final String UNPACKING_HEAP = "-Xmx256m";

    public static PostgresPrograms in(Home home, Consumer<String> progress) throws IOException, InterruptedException {
        PostgresPrograms unpacked = new PostgresPrograms(home.programs().resolve(FOLDER));
        if (Files.exists(unpacked.folder) && !unpacked.run()) {
            progress.accept("PostgreSQL's programs are damaged; unpacking them again");
            Folders.delete(unpacked.folder);
        }
        if (!Files.exists(unpacked.folder)) {
            progress.accept("unpacking PostgreSQL (once)");
            unpack(home, unpacked.folder);
        }
        return unpacked;
    }

    public Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private boolean run() throws IOException, InterruptedException {
        for (String name : PROGRAMS) {
            if (!Files.isExecutable(program(name)) || !answersVersion(program(name))) {
                return false;
            }
        }
        return Files.exists(folder.resolve("share/postgresql/postgres.bki"));
    }

    private static boolean answersVersion(Path program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static void unpack(Home home, Path folder) throws IOException, InterruptedException {
        List<String> command =
                Jvm.run(home.sandboxJar(), home.root(), UNPACKING_HEAP, "unpack-postgres", folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("PostgreSQL could not be unpacked: " + said);
        }
    }
}
