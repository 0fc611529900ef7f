package io.tutorflow.sandbox.postgres;

import io.tutorflow.sandbox.place.Folders;
import io.tutorflow.sandbox.secret.Certificate;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL server: its programs, data folder, port and superuser's password.
 *
 * @param certificate if given, connections need TLS, and clients verify the server by it
 */
public record PostgresServer(
        PostgresPrograms programs,
        Path data,
        int port,
        String superuserPassword,
        @Nullable Certificate certificate) {

    /** Four services, two replicas each, with pools of up to 20; and the audit. */
    private static final int MOST_CONNECTIONS = 200;

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=" + MOST_CONNECTIONS,
            "shared_buffers=256MB",
            "wal_level=replica",
            "max_wal_senders=0",
            // A 2xx means committed: the two settings that make a commit survive a power cut.
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "max_wal_size=1GB",
            "log_min_messages=warning",
            "log_line_prefix=%m [%p] %u@%d ",
            "password_encryption=scram-sha-256");

    /** PostgreSQL's own environment; with it messages and sorting do not depend on the machine. */
    public static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C", "TZ", "UTC");

    private static final long INITDB_MINUTES = 3;

    /** A server without TLS. */
    public PostgresServer(PostgresPrograms programs, Path data, int port, String superuserPassword) {
        this(programs, data, port, superuserPassword, null);
    }

    /** Creates the data folder if there is none: beside its place, and moved there when complete. */
    public void initialize(Path log) throws IOException, InterruptedException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Files.createDirectories(data.getParent());
        Path fresh = data.resolveSibling(data.getFileName() + ".initializing");
        Folders.delete(fresh);
        Path password = Files.createTempFile("tutorflow", ".password");
        try {
            Files.writeString(password, superuserPassword);
            initdb(fresh, password, log);
        } finally {
            Files.deleteIfExists(password);
        }
        if (certificate != null) {
            Files.writeString(fresh.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
        }
        Folders.delete(data);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void initdb(Path fresh, Path password, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(notAsRoot());
        command.addAll(List.of(programs.program("initdb").toString(), "-D", fresh.toString()));
        command.addAll(List.of("--username=postgres", "--pwfile=" + password, "--auth=scram-sha-256"));
        command.addAll(List.of("--encoding=UTF8", "--locale=C", "--data-checksums"));
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(ENVIRONMENT);
        Process initdb = builder.start();
        if (!initdb.waitFor(INITDB_MINUTES, TimeUnit.MINUTES)) {
            initdb.destroyForcibly();
            throw new IOException("initdb is not done after " + INITDB_MINUTES + " minutes; its log is " + log);
        }
        if (initdb.exitValue() != 0) {
            throw new IOException("initdb ended with exit code " + initdb.exitValue() + "; its log is " + log);
        }
    }

    /** The command whose process is the server itself. */
    public List<String> command() {
        List<String> command = new ArrayList<>(notAsRoot());
        command.addAll(List.of(programs.program("postgres").toString(), "-D", data.toString(), "-p", "" + port));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        if (certificate != null) {
            command.addAll(List.of("-c", "ssl=on", "-c", "ssl_cert_file=" + certificate.pem()));
            command.addAll(List.of("-c", "ssl_key_file=" + certificate.key()));
        }
        return command;
    }

    /** The same server, reached through another port. */
    public PostgresServer reachedAt(int otherPort) {
        return new PostgresServer(programs, data, otherPort, superuserPassword, certificate);
    }

    public String jdbcUrl(String database) {
        String proof = certificate == null ? "" : "?sslmode=verify-full&sslrootcert=" + certificate.pem();
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + proof;
    }

    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** PostgreSQL refuses to run as root, which nobody is in a user namespace of its own. */
    private static List<String> notAsRoot() throws IllegalStateException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "unshare"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(unshare -> List.of(unshare.toString(), "-U"))
                .orElseThrow(() -> new IllegalStateException(
                        "PostgreSQL does not run as root, and 'unshare' is missing: use another user"));
    }
}
