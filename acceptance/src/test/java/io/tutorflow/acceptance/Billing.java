package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.List;

/** billing-service, its database and its Stripe, as a test lays hands on them. */
record Billing(LocalStack stack) {

    private static final List<String> REPLICAS = List.of("billing-service", "billing-service-2");

    /** All its replicas, with -9. */
    void kill() throws Exception {
        for (var part : stack.pids().entrySet()) {
            if (part.getKey().startsWith("billing-service") && part.getValue() > 0) {
                ProcessHandle.of(part.getValue()).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    void stop() throws Exception {
        for (var replica : REPLICAS) {
            stack.tutorflow("stop", replica).demandSuccess();
        }
    }

    void start() throws Exception {
        for (var replica : REPLICAS) {
            stack.tutorflow("start", replica).demandSuccess();
        }
        Waiting.until("everything is ready again", stack::isReady);
    }

    /** The next request of that operation goes wrong. */
    void fault(String operation, String kind, int millis) {
        fault(operation, kind, millis, 1);
    }

    void fault(String operation, String kind, int millis, int times) {
        try {
            var answer = stack.stripe()
                    .call(
                            "PUT",
                            "/_sandbox/faults",
                            "{\"operation\":\"%s\",\"kind\":\"%s\",\"millis\":%d,\"times\":%d}"
                                    .formatted(operation, kind, millis, times)
                                    .getBytes(UTF_8))
                    .join();
            assertThat(answer.isSuccess()).as(answer.body().toString()).isTrue();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Nothing goes wrong at Stripe any more, and nothing that was asked of it was wrong in itself. */
    void noFaults() throws Exception {
        var invalid = stack.stripe().get("/_sandbox/requests").body().path("invalid");
        assertThat(invalid).as("requests that Stripe's schema does not know").isEmpty();
        stack.stripe().call("DELETE", "/_sandbox/faults", new byte[0]).join();
    }

    /** The first row, as text. */
    String one(String sql) throws Exception {
        try (var connection = stack.superuser("billing");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    void execute(String sql) throws Exception {
        try (var connection = stack.superuser("billing");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Until the connection is closed. */
    Connection locked(String sql) throws Exception {
        var connection = stack.superuser("billing");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    static void awaitSomebodyWaiting(Connection lock) throws Exception {
        Waiting.until("somebody waits for the lock", () -> {
            try (var statement = lock.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT count(*) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))")) {
                rows.next();
                return rows.getInt(1) > 0;
            }
        });
    }

    /** What was claimed by who was killed is due again only after half a minute: this is its passing. */
    void makeDue(String account) throws Exception {
        execute("UPDATE due_work SET due_at = now() WHERE id IN"
                + " (SELECT id FROM payment WHERE state NOT IN ('paid', 'failed') AND account_id = '" + account + "')");
    }

    /** Those that a kill kept from being heard come again, and have other payments looked at. */
    void hasHeardAllWebhooks() throws Exception {
        Waiting.until(
                "all webhooks are heard",
                () -> stack.stripe()
                        .get("/_sandbox/webhooks")
                        .body()
                        .path("open")
                        .isEmpty());
    }

    /** Those of other tests would run into what is to happen to this one's. */
    void looksAtNoOtherPaymentThan(String account) throws Exception {
        execute("UPDATE due_work SET due_at = now() + interval '1 hour' WHERE job IN ('payments', 'card-setups')"
                + " AND id NOT IN (SELECT id FROM payment WHERE account_id = '" + account + "')");
    }

    /** Caught mails to that address. */
    int mailsTo(String email) throws Exception {
        int found = 0;
        for (var mail : stack.control().get("/mail").body()) {
            found += mail.path("to").asText().contains(email) ? 1 : 0;
        }
        return found;
    }
}
