package io.tutorflow.sandbox.secret;

import io.tutorflow.sandbox.place.Folders;
import io.tutorflow.sandbox.place.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the secrets that docker-compose.yml needs, once, because the databases keep their first passwords. */
@Command(name = "compose-env", description = "Write .env with new secrets, for docker compose.")
public final class ComposeEnvCommand implements Callable<Integer> {

    @Option(names = "--file", paramLabel = "FILE", description = "Where to write it (default: .env in the project).")
    private Path file = Home.projectRoot().resolve(".env");

    @Override
    public Integer call() throws IOException {
        if (Files.exists(file)) {
            System.out.println(file + " already exists and is left unchanged");
        } else {
            Folders.replaceSecret(file, ComposeEnv.of(Secrets.generate()));
            System.out.println("wrote " + file);
        }
        return 0;
    }
}
