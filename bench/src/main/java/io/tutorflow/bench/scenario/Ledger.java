package io.tutorflow.bench.scenario;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What billing-service has written: asked of itself, and read in its database by the auditor. */
final class Ledger {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final LocalStack stack;
    private final Client billing;

    Ledger(LocalStack stack) throws IOException {
        this.stack = stack;
        this.billing = Client.of("http://127.0.0.1:" + port()).with(token());
    }

    /** Of its first replica. */
    int port() throws IOException {
        return stack.ports("billing-service").getFirst();
    }

    /** The one that usage-service shows. */
    String token() throws IOException {
        return stack.serviceToken("usage-service");
    }

    Wallet wallet(String account) {
        Answer answer = billing.get("/internal/wallets/" + account);
        if (!answer.isSuccess()) {
            throw new IllegalStateException("no wallet " + account + ": " + answer.status() + " " + answer.body());
        }
        var body = answer.body();
        return new Wallet(
                body.path("postedMicros").asLong(),
                body.path("heldMicros").asLong(),
                body.path("availableMicros").asLong());
    }

    /** Waits until nothing is set aside any more: all that was authorised is captured or released. */
    void awaitNothingHeld(List<String> accounts) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (var account : accounts) {
            while (wallet(account).heldMicros() > 0) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            "wallet " + account + " has open holds still after " + PATIENCE.toMinutes() + " minutes");
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    long posted(List<String> accounts) {
        return accounts.stream().mapToLong(id -> wallet(id).postedMicros()).sum();
    }

    /** Waits until the wallets together have come down to this. */
    void awaitPosted(List<String> accounts, long micros) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (posted(accounts) > micros) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the ledger is behind still after " + PATIENCE.toMinutes() + " minutes");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** A read-only connection. */
    Connection database(String name) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + stack.ports("postgres").getFirst() + "/" + name,
                "auditor",
                stack.databasePassword("auditor"));
    }

    /** What billing-service says of one account. */
    record Wallet(long postedMicros, long heldMicros, long availableMicros) {}
}
