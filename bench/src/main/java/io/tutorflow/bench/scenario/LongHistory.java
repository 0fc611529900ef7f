package io.tutorflow.bench.scenario;

import io.tutorflow.bench.grow.Growth;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.time.Instant;
import java.util.List;

/** A workspace with many records, about evenly spread in time. */
record LongHistory(Workspace workspace, long records, Instant oldest, Instant newest) {

    private static final int BUSY = 503;
    private static final int MOST_TRIES = 100;
    private static final long PAUSE_MILLIS = 100;

    /** The one that was grown. */
    static LongHistory of(Growth grown, Client gateway) {
        return new LongHistory(grown.longest(gateway), grown.longestRecords(), grown.oldest(), grown.newest());
    }

    /** A new one, made by bulk ingestion. */
    static LongHistory ingested(LocalStack stack, int records) throws Exception {
        var workspace = stack.workspaceWith(Payers.PLENTY);
        var token = stack.serviceToken("billing-service");
        var usage = Client.of("http://127.0.0.1:" + stack.ports("usage-service").getFirst())
                .with(token);
        var batches = new UsageBatches(token, List.of(workspace.id()));
        var oldest = Instant.now();
        for (int sent = 0; sent < records; sent += UsageBatches.EVENTS) {
            send(usage, batches.next(0).body());
        }
        return new LongHistory(workspace, records, oldest, Instant.now());
    }

    private static void send(Client usage, String batch) throws InterruptedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var answer = usage.postText(UsageBatches.PATH, "application/cloudevents-batch+json", batch);
            if (answer.isSuccess()) {
                return;
            }
            if (answer.status() != BUSY) {
                throw new IllegalStateException("not ingested: " + answer.status() + " " + answer.body());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("usage-service stays busy");
    }
}
