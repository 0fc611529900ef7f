package io.tutorflow.bench.yardstick;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own pgbench, where it is installed. */
record PgBench(Path program, Server server) implements Tpcb {

    private static final Pattern RATE = Pattern.compile("^tps = ([0-9.]+)", Pattern.MULTILINE);

    /** Where Debian puts it. */
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    static Optional<PgBench> find(Server server) throws IOException {
        var onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "pgbench"));
        return Stream.concat(onPath, installed().stream())
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new PgBench(program, server));
    }

    private static List<Path> installed() throws IOException {
        if (!Files.isDirectory(VERSIONS)) {
            return List.of();
        }
        try (var versions = Files.list(VERSIONS)) {
            return versions.sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin/pgbench"))
                    .toList();
        }
    }

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public void initialize() throws IOException, InterruptedException {
        output("--initialize", "--quiet", "--scale=" + SCALE);
    }

    @Override
    public double run() throws IOException, InterruptedException {
        return parse(output("--client=" + CLIENTS, "--jobs=2", "--time=" + SECONDS, "--no-vacuum"));
    }

    static double parse(String output) {
        var found = RATE.matcher(output);
        if (!found.find()) {
            throw new IllegalArgumentException("pgbench tells no rate:\n" + output);
        }
        return Double.parseDouble(found.group(1));
    }

    private String output(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                program.toString(), "--host=127.0.0.1", "--port=" + server.port(), "--username=" + Server.SUPERUSER));
        command.addAll(List.of(arguments));
        command.add(DATABASE);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", server.password());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pgbench failed:\n" + output);
        }
        return output;
    }
}
