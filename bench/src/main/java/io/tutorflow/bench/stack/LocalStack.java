package io.tutorflow.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A suite on this machine, handled as a user handles it: by {@code ./tutorflow} and through its gateway. */
public final class LocalStack {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The port of the supervisor's own surface, counted from the gateway's. */
    private static final int CONTROL_OFFSET = 11;

    private static final int STRIPE_OFFSET = 9;
    private static final int KAFKA_OFFSET = 12;
    private static final int POSTGRES_OFFSET = 14;
    private static final String AUDITOR = "auditor";

    private final Path root;
    private final Path data;
    private final Map<List<String>, String> tokens = new ConcurrentHashMap<>();

    public LocalStack(Path root, Path data) {
        this.root = root;
        this.data = data;
    }

    public Path root() {
        return root;
    }

    public Path data() {
        return data;
    }

    /** Runs {@code ./tutorflow} on this stack's data. */
    public Run tutorflow(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(root.resolve("tutorflow").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        // It runs from what there is: who starts it has been built just now.
        builder.environment().put("TUTORFLOW_BUILD", "no");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    public Client gateway() throws IOException {
        return Client.of("http://127.0.0.1:" + basePort());
    }

    public Client operator() throws IOException, InterruptedException {
        return gateway().with(token("--role", "operator"));
    }

    /** A workspace that an operator made, with credits. */
    public Workspace workspaceWith(long credits) throws IOException, InterruptedException {
        var operator = operator();
        var slug = "bench-" + UUID.randomUUID();
        var made = operator.post(
                "/v1/admin/workspaces", Map.of("name", "Bench", "slug", slug, "rateLimitPerMinute", 1_000_000));
        demand(made, 201);
        var id = made.body().path("organizationId").asText();
        demand(
                operator.post("/v1/admin/workspaces/" + id + "/credits", Map.of("credits", credits, "reason", "bench")),
                201);
        return new Workspace(id, gateway().with(made.body().path("apiKey").asText()));
    }

    /** A school that an operator opened, with tokens. */
    public School schoolWith(long tokens) throws IOException, InterruptedException {
        var made = operator()
                .post(
                        "/v1/admin/organizations",
                        Map.of("name", "Bench", "timeZone", "Europe/Berlin", "tokens", tokens));
        demand(made, 201);
        var id = made.body().path("id").asText();
        return new School(id, person("org_admin", id, "admin"));
    }

    /** Somebody of an organization. */
    public Client person(String role, String organization, String subject) throws IOException, InterruptedException {
        return gateway().with(token("--role", role, "--org", organization, "--subject", subject));
    }

    /** The owner of a workspace. */
    public Client owner(String workspace) throws IOException, InterruptedException {
        return gateway().with(token("--role", "workspace_owner", "--workspace", workspace));
    }

    /** Made once for the same person: making one starts a process. */
    private String token(String... whose) throws IOException, InterruptedException {
        var known = tokens.get(List.of(whose));
        if (known != null) {
            return known;
        }
        var arguments = new ArrayList<>(List.of("token"));
        arguments.addAll(List.of(whose));
        var made = tutorflow(arguments.toArray(String[]::new))
                .demandSuccess()
                .output()
                .strip();
        tokens.put(List.of(whose), made);
        return made;
    }

    public int basePort() throws IOException {
        return JSON.readTree(stackFile().toFile()).path("base").asInt();
    }

    public long supervisorPid() throws IOException {
        return JSON.readTree(stackFile().toFile()).path("supervisorPid").asLong();
    }

    /** The processes by the names of their parts; 0 where one does not run. */
    public Map<String, Long> pids() throws IOException {
        var pids = new LinkedHashMap<String, Long>();
        JSON.readTree(stackFile().toFile())
                .path("parts")
                .forEach(part ->
                        pids.put(part.path("name").asText(), part.path("pid").asLong()));
        return pids;
    }

    /** Whether there is a stack on this data, ready or not. */
    public boolean isRunning() {
        try {
            return Files.exists(stackFile())
                    && ProcessHandle.of(supervisorPid()).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether every part runs and can do its work, as {@code status} says, without the cost of a process. */
    public boolean isReady() throws IOException {
        var status = control().get("/status").body();
        if (!status.path("ready").asBoolean()) {
            return false;
        }
        for (var part : status.path("parts")) {
            if (!part.path("state").asText().equals("ready")) {
                return false;
            }
        }
        return true;
    }

    /** The supervisor's own surface, which the command line uses too. */
    public Client control() throws IOException {
        return Client.of("http://127.0.0.1:" + (basePort() + CONTROL_OFFSET))
                .with(secrets().path("controlToken").asText());
    }

    /** The stack's own Stripe, its API and its levers. */
    public Client stripe() throws IOException {
        var seed = "stripe/key/" + secrets().path("controlToken").asText();
        return Client.of("http://127.0.0.1:" + (basePort() + STRIPE_OFFSET)).with("sk_test_" + Digests.sha256(seed));
    }

    /** Where a database is, for JDBC. */
    public String databaseUrl(String database) throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + (basePort() + POSTGRES_OFFSET) + "/" + database;
    }

    /** A database as its superuser sees it. */
    public Connection superuser(String database) throws IOException, SQLException {
        return DriverManager.getConnection(databaseUrl(database), "postgres", databasePassword("postgres"));
    }

    /** What a client sets to reach Kafka without a link, and may do everything there; to be added to. */
    public Map<String, Object> kafka() throws IOException {
        var seed = "kafka/sandbox/" + secrets().path("controlToken").asText();
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + (basePort() + KAFKA_OFFSET),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"sandbox\" password=\""
                        + Digests.sha256(seed) + "\";"));
    }

    /** A database as the auditor sees it. */
    public Connection audit(String database) throws IOException, SQLException {
        return DriverManager.getConnection(databaseUrl(database), AUDITOR, databasePassword(AUDITOR));
    }

    /** The ports of a service's replicas. */
    public List<Integer> ports(String service) throws IOException {
        var ports = new ArrayList<Integer>();
        JSON.readTree(stackFile().toFile()).path("parts").forEach(part -> {
            var name = part.path("name").asText();
            if (name.equals(service) || name.startsWith(service + "-")) {
                ports.add(part.path("port").asInt());
            }
        });
        return ports;
    }

    /** The password of a database user, or of the auditor. */
    public String databasePassword(String user) throws IOException {
        return secrets().path("databasePasswords").path(user).asText();
    }

    /** What a service shows to the others. */
    public String serviceToken(String service) throws IOException {
        return secrets().path("serviceTokens").path(service).asText();
    }

    private JsonNode secrets() throws IOException {
        return JSON.readTree(Files.readString(data.resolve("secrets/secrets.json")));
    }

    private Path stackFile() {
        return data.resolve("run/stack.json");
    }

    public static void demand(Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException("Expected " + status + ", got " + answer.status() + " " + answer.body());
        }
    }

    /** An account to spend from, and a client with its key. */
    public record Workspace(String id, Client client) {}

    /** An organization, and its admin. */
    public record School(String id, Client admin) {}

    /** What a command printed and how it ended. */
    public record Run(int exitCode, String output) {

        private static final int LAST_LINES = 6;

        public Run demandSuccess() {
            if (exitCode != 0) {
                throw new IllegalStateException(told());
            }
            return this;
        }

        /** The end comes first, on one line, because it says what failed; the whole output follows. */
        public String told() {
            var end = output.strip().lines().toList().reversed().stream()
                    .limit(LAST_LINES)
                    .map(String::strip)
                    .collect(Collectors.joining(" <- "));
            return "exit code " + exitCode + " after: " + end + "\n" + output;
        }
    }
}
