package io.tutorflow.messaging;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.messaging.OutboxTable.OutboxRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox to Kafka in id order, and deletes rows only once Kafka has acknowledged them. One relay per
 * database is active; those of other replicas wait for its lock. Ids are not commit order, and a row can appear below
 * the last one published, so each poll looks back, and now and then the whole table is read.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** How soon rows written by another replica are found. */
    private static final Duration POLL = Duration.ofMillis(50);

    /** Rows written within this time are published in one round: fewer requests and commits for the same events. */
    private static final Duration GATHER = Duration.ofMillis(25);

    private static final Duration WHOLE_TABLE_EVERY = Duration.ofSeconds(10);
    private static final Duration LOCK_RETRY = Duration.ofSeconds(1);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private final AgroalDataSource database;
    private final EventProducer producer;
    private final RelayWaker waker;
    private final Counter told;
    private final Counter refused;
    private @Nullable Thread thread;
    private volatile boolean running = true;

    /** Accessed only by the relay's own thread. */
    private boolean producerFailed;

    OutboxRelay(AgroalDataSource database, EventProducer producer, RelayWaker waker, MeterRegistry metrics) {
        this.database = database;
        this.producer = producer;
        this.waker = waker;
        this.told = Counter.builder("tutorflow.outbox.told")
                .description("Events acknowledged by Kafka")
                .register(metrics);
        this.refused = Counter.builder("tutorflow.outbox.refused")
                .description("Events that Kafka permanently refuses; each is logged, set aside and needs a person")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        waker.wake();
        var relay = thread;
        if (relay != null) {
            relay.join(STOP_WAIT);
        }
    }

    private void run() {
        while (running) {
            try (var outbox = new OutboxTable(database.getConnection())) {
                if (producerFailed) {
                    producer.renew();
                    producerFailed = false;
                }
                if (outbox.tryLock()) {
                    relay(outbox);
                } else {
                    Thread.sleep(LOCK_RETRY);
                }
            } catch (SQLException e) {
                LOG.warnf("The outbox could not be published and will be retried; nothing is lost: %s", e.getMessage());
                pause();
            } catch (ExecutionException | RuntimeException e) {
                // The producer may have failed fatally; whatever happened, the relay must continue.
                LOG.warnf(e, "The outbox could not be published and will be retried; nothing is lost");
                producerFailed = true;
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void relay(OutboxTable outbox) throws SQLException, ExecutionException, InterruptedException {
        var position = new ReadingPosition(ReadingPosition.LOOK_BACK);
        var wholeTableAt = System.nanoTime();
        while (running) {
            if (System.nanoTime() - wholeTableAt > WHOLE_TABLE_EVERY.toNanos()) {
                position.wholeTable();
                wholeTableAt = System.nanoTime();
            }
            var rows = outbox.readAbove(position.above());
            if (rows.isEmpty()) {
                waker.await(POLL);
            } else {
                outbox.putAside(tell(rows));
                outbox.delete(rows);
                position.told(rows.getLast().id());
                if (rows.size() < OutboxTable.BATCH_ROWS) {
                    Thread.sleep(GATHER);
                }
            }
        }
    }

    /** @return the events that Kafka permanently refuses; the others do not wait for them */
    private List<RefusedEvent> tell(List<OutboxRow> rows) throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Sent>();
        for (var row : rows) {
            for (int i = 0; i < row.events().size(); i++) {
                sent.add(new Sent(
                        row.id(),
                        i,
                        row.events().get(i),
                        producer.send(row.events().get(i))));
            }
        }
        producer.flush();
        var refusals = new ArrayList<RefusedEvent>();
        for (var each : sent) {
            try {
                each.acknowledgement.get();
            } catch (ExecutionException e) {
                refusals.add(refusal(each, e));
            }
        }
        told.increment(sent.size() - refusals.size());
        return refusals;
    }

    private RefusedEvent refusal(Sent sent, ExecutionException failure) throws ExecutionException {
        if (!RefusedEvent.isForGood(failure.getCause())) {
            throw failure;
        }
        refused.increment();
        LOG.errorf(
                "ALARM, Kafka refuses %s %s of the outbox, which has been set aside: %s",
                sent.event.type(), sent.event.id(), failure.getCause());
        return new RefusedEvent(sent.row, sent.position, sent.event, String.valueOf(failure.getCause()));
    }

    private record Sent(long row, int position, OutboxEvent event, Future<RecordMetadata> acknowledgement) {}

    private void pause() {
        try {
            Thread.sleep(FAILURE_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
