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
 * Sends due deliveries, on any replica. A run only starts as many as there is room for and does not wait for them, so
 * that a slow server delays only itself. If the sender dies after the server has accepted an event and before that is
 * stored, the claim expires and the event is sent again with the same id.
 */
@ApplicationScoped
class SendingWebhooks implements RoundJob {

    private static final Logger LOG = Logger.getLogger(SendingWebhooks.class);

    private static final Schedule SCHEDULE = new Schedule("webhooks", "${tutorflow.webhooks.send-every:1s}");

    private final DueDeliveries due;
    private final PostingEvents posting;
    private final BusinessClock clock;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Counter delivered;
    private final Counter failed;

    SendingWebhooks(DueDeliveries due, PostingEvents posting, BusinessClock clock, MeterRegistry metrics) {
        this.due = due;
        this.posting = posting;
        this.clock = clock;
        this.delivered = Counter.builder("tutorflow.webhooks.delivered")
                .description("Events delivered to customers' servers")
                .register(metrics);
        this.failed = Counter.builder("tutorflow.webhooks.failed")
                .description("Failed attempts to deliver an event to a customer's server")
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
                .with(
                        done -> {},
                        failure -> LOG.warnf("A webhook's claim could not be returned and will expire: %s", failure));
    }

    /** Continues with due deliveries as soon as there is room, without waiting for the next run. */
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
            LOG.infof("Webhook endpoint %s is gone (410) and has been disabled", delivery.endpointId());
        } else if (verdict instanceof Verdict.GivenUp) {
            LOG.infof("Delivery %s to webhook endpoint %s has been given up", delivery.id(), delivery.endpointId());
        }
    }
}
