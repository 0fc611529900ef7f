package io.tutorflow.billing.notify.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Sends what is due, on any replica. A round only begins what there is room for and does not wait for it, so that a slow
 * server keeps nobody waiting but itself. Whoever dies between the server's yes and the note of it leaves a claim that runs
 * out: the event is sent again, under the same id.
 */
@ApplicationScoped
class SendingWebhooks implements RoundJob {

    private static final Logger LOG = Logger.getLogger(SendingWebhooks.class);

    private static final Schedule SCHEDULE = new Schedule("webhooks", "${tutorflow.webhooks.send-every:1s}");

    private final DueDeliveries due;
    private final Posting posting;
    private final BusinessClock clock;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Counter delivered;
    private final Counter failed;

    SendingWebhooks(DueDeliveries due, Posting posting, BusinessClock clock, MeterRegistry metrics) {
        this.due = due;
        this.posting = posting;
        this.clock = clock;
        this.delivered = Counter.builder("tutorflow.webhooks.delivered")
                .description("Events that a customer's server took")
                .register(metrics);
        this.failed = Counter.builder("tutorflow.webhooks.failed")
                .description("Attempts that a customer's server did not take")
                .register(metrics);
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Uni<Backlog> backlog() {
        return due.backlog();
    }

    @Override
    public Uni<Void> round() {
        int free = WebhookLimits.IN_FLIGHT - inFlight.get();
        if (free <= 0) {
            return Uni.createFrom().voidItem();
        }
        return due.claim(free, clock.now())
                .invoke(claimed -> claimed.forEach(this::begin))
                .replaceWithVoid();
    }

    private void begin(ClaimedDelivery first) {
        inFlight.incrementAndGet();
        deliver(first)
                .chain(this::deliverOthers)
                .onTermination()
                .invoke(() -> inFlight.decrementAndGet())
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("A webhook's claim will run out: %s", failure));
    }

    /** Whoever has room goes on with what is due, without waiting for the next round. */
    private Uni<Void> deliverOthers() {
        return Multi.createBy()
                .repeating()
                .uni(() -> due.claim(1, clock.now())
                        .chain(claimed -> claimed.isEmpty()
                                ? Uni.createFrom().item(false)
                                : deliver(claimed.getFirst()).replaceWith(true)))
                .whilst(found -> found)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> deliver(ClaimedDelivery delivery) {
        return Uni.createFrom()
                .completionStage(() -> posting.post(delivery).toCompletionStage())
                .chain(reply -> note(delivery, reply));
    }

    private Uni<Void> note(ClaimedDelivery delivery, Reply reply) {
        var now = clock.now();
        var verdict = RetryPolicy.judge(
                reply, delivery.tries(), now, ThreadLocalRandom.current().nextDouble());
        count(delivery, verdict);
        return due.note(delivery, reply, verdict, now);
    }

    private void count(ClaimedDelivery delivery, Verdict verdict) {
        if (verdict instanceof Verdict.Delivered) {
            delivered.increment();
            return;
        }
        failed.increment();
        if (verdict instanceof Verdict.Gone) {
            LOG.infof("Webhook endpoint %s is gone and disabled", delivery.endpointId());
        } else if (verdict instanceof Verdict.GivenUp) {
            LOG.infof("Delivery %s to webhook endpoint %s is given up", delivery.id(), delivery.endpointId());
        }
    }
}
