package io.tutorflow.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.bench.machine.CpuTimes;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Metered usage on its way to Stripe: made, reported, and counted there. */
final class Metering {

    private static final String METER = "platform_evaluation_request_v2";
    private static final String EVENTS = "POST /v1/billing/meter_events";
    private static final String SERVICE = "billing-service";

    /** Enough for all that it uses. */
    private static final int LINE_USD = 1_000_000;

    private static final int CREATED = 201;
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(90);

    /** Stripe counts later than it takes. */
    private static final Duration COUNTED_WITHIN = Duration.ofMinutes(5);

    private static final String REPORTED = "SELECT count(*) FROM metered_usage WHERE status = 'reported'";
    private static final String AGAIN = "SELECT count(*) FROM metered_usage WHERE attempts > 1";
    private static final String FAILED = "SELECT count(*) FROM metered_usage WHERE status = 'failed'";

    private final LocalStack stack;
    private final int records;
    private final int kills;
    private final int payers;
    private final Replicas replicas;
    private final Map<Workspace, String> customers = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    Metering(LocalStack stack, int records, int payers, int kills) {
        this.stack = stack;
        this.records = records;
        this.payers = payers;
        this.kills = kills;
        this.replicas = new Replicas(stack, SERVICE);
    }

    /** After it was run. */
    boolean isRight() {
        return wrong.isEmpty();
    }

    String run() throws Exception {
        var begun = Instant.now();
        try (var billing = stack.superuser("billing")) {
            long already = count(billing, REPORTED);
            makeMeters();
            makePayers(billing);
            stack.stripe().call("DELETE", "/_sandbox/requests", new byte[0]).join();
            var before = CpuTimes.of(stack.pids());
            long start = System.nanoTime();
            use();
            var made = secondsSince(start);
            report(() -> count(billing, REPORTED) - already);
            var reported = secondsSince(start);
            var cpu = CpuTimes.of(stack.pids()).since(before);
            var calls = calls();
            awaitCounted(begun);
            demandNone(count(billing, FAILED), "records failed");
            return tell(made, reported, calls, count(billing, AGAIN), cpu);
        }
    }

    private void makeMeters() throws Exception {
        LocalStack.demand(stack.operator().post("/v1/admin/stripe/catalog", Map.of()), 200);
    }

    private void makePayers(Connection billing) throws Exception {
        for (int i = 0; i < payers; i++) {
            var made = stack.operator()
                    .post(
                            "/v1/admin/workspaces",
                            Map.of(
                                    "name",
                                    "Metered",
                                    "slug",
                                    "metered-" + UUID.randomUUID(),
                                    "creditLineUsd",
                                    LINE_USD,
                                    "rateLimitPerMinute",
                                    1_000_000));
            LocalStack.demand(made, CREATED);
            var workspace = new Workspace(
                    made.body().path("organizationId").asText(),
                    stack.gateway().with(made.body().path("apiKey").asText()));
            customers.put(workspace, meter(billing, workspace.id()));
        }
    }

    /** As if its owner had saved a card once; its invoices are sent. */
    private String meter(Connection billing, String workspace) throws Exception {
        var customer = stack.stripe()
                .postText("/v1/customers", "application/x-www-form-urlencoded", "name=Metered&email=payer@example.com")
                .body()
                .path("id")
                .asText();
        try (var statement = billing.prepareStatement(
                "INSERT INTO stripe_customer (account_id, customer_id, created_at) VALUES (CAST(? AS uuid), ?, now())")) {
            statement.setString(1, workspace);
            statement.setString(2, customer);
            statement.executeUpdate();
        }
        LocalStack.demand(
                stack.operator()
                        .call(
                                "PATCH",
                                "/v1/admin/workspaces/" + workspace,
                                Client.json(Map.of("billingMode", "stripe_metered"))
                                        .getBytes(UTF_8),
                                "Content-Type",
                                "application/json")
                        .join(),
                200);
        return customer;
    }

    private void use() throws Exception {
        var accounts = customers.keySet().stream().map(Workspace::id).toList();
        var service =
                Client.of("http://127.0.0.1:" + stack.ports("usage-service").getFirst());
        var batches = new UsageBatches(stack.serviceToken("billing-service"), accounts);
        for (int sent = 0; sent < records; sent += UsageBatches.EVENTS) {
            LocalStack.demand(batches.sendTo(service), 200);
        }
    }

    private void report(Progress progress) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int done = 0;
        long from = progress.reached();
        for (long reached = from; reached < records; reached = progress.reached()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        reached + " of " + records + " after " + PATIENCE.toMinutes() + " minutes");
            }
            if (done < kills && reached >= from + (records - from) * (done + 1) / (kills + 1) && replicas.killAll()) {
                done++;
                System.err.printf(Locale.ROOT, "%,d of %,d: all are killed%n", reached, records);
            }
            Thread.sleep(GLANCE);
        }
        if (done < kills) {
            wrong.add("only " + done + " of " + kills + " kills: it was over too soon");
        }
    }

    /** How many are done. */
    private interface Progress {
        long reached() throws Exception;
    }

    private long calls() throws IOException {
        return stack.stripe()
                .get("/_sandbox/requests")
                .body()
                .path("counts")
                .path(EVENTS)
                .asLong();
    }

    private void awaitCounted(Instant begun) throws Exception {
        long end = System.nanoTime() + COUNTED_WITHIN.toNanos();
        var differing = differing(begun);
        while (!differing.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(GLANCE);
            differing = differing(begun);
        }
        wrong.addAll(differing);
    }

    /** Of which customers Stripe has counted something else than was made. */
    private List<String> differing(Instant begun) throws IOException {
        var found = new ArrayList<String>();
        var meter = meterId();
        int number = 0;
        for (var customer : customers.values()) {
            int made = records / payers + (number < records % payers ? 1 : 0);
            long counted = counted(meter, customer, begun);
            if (counted != made) {
                found.add(customer + " has made " + made + ", and Stripe has counted " + counted);
            }
            number++;
        }
        return found;
    }

    private String meterId() throws IOException {
        for (JsonNode meter :
                stack.stripe().get("/v1/billing/meters?limit=100").body().path("data")) {
            if (METER.equals(meter.path("event_name").asText())) {
                return meter.path("id").asText();
            }
        }
        throw new IllegalStateException("There is no meter " + METER);
    }

    private long counted(String meter, String customer, Instant begun) throws IOException {
        long start = begun.truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
        long end = Instant.now()
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(Duration.ofMinutes(1))
                .getEpochSecond();
        var summaries = stack.stripe()
                .get("/v1/billing/meters/" + meter + "/event_summaries?customer=" + customer + "&start_time=" + start
                        + "&end_time=" + end);
        long sum = 0;
        for (JsonNode summary : summaries.body().path("data")) {
            sum += summary.path("aggregated_value").asLong();
        }
        return sum;
    }

    private void demandNone(long found, String what) {
        if (found > 0) {
            wrong.add(found + " " + what);
        }
    }

    private static long count(Connection database, String question) throws SQLException {
        try (var statement = database.prepareStatement(question);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private String tell(double made, double reported, long calls, long again, Map<String, Duration> cpu) {
        return String.format(
                Locale.ROOT,
                "%,d records of %d customers: made within %.0f s, reported within %.0f s; %,d calls to Stripe's meters, %.0f a"
                        + " second; %d replicas killed, %,d records sent more than once%nCPU time: %s%n%s",
                records,
                payers,
                made,
                reported,
                calls,
                calls / reported,
                replicas.killed(),
                again,
                replicas.told(cpu),
                isRight() ? "Stripe has counted each record of each customer once" : String.join("; ", wrong));
    }
}
