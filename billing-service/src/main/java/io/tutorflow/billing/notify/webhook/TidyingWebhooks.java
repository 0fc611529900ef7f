package io.tutorflow.billing.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Contact;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.job.Backlog;
import io.tutorflow.billing.job.RoundJob;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.notify.mail.Letter;
import io.tutorflow.billing.notify.mail.Letters;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Disables endpoints where everything fails, and deletes deliveries that ended long ago. */
@ApplicationScoped
class TidyingWebhooks implements RoundJob {

    private static final Logger LOG = Logger.getLogger(TidyingWebhooks.class);

    private static final Schedule SCHEDULE = new Schedule("webhook-tidying", "${tutorflow.webhooks.tidy-every:1m}");

    /** The last attempt counts, not the clock: an endpoint without events has not failed in the meantime. */
    private static final String DISABLE = """
            UPDATE webhook_endpoint SET status = 'disabled', disabled_reason = 'failing', disabled_at = :now
            WHERE id IN (
                SELECT id FROM webhook_endpoint
                WHERE status = 'enabled' AND failing_since <= :since
                  AND failed_at >= failing_since + CAST(:seconds AS float8) * interval '1 second'
                LIMIT :most FOR NO KEY UPDATE SKIP LOCKED)
            RETURNING id, url, account_id""";

    private final DeliveryTable deliveries;
    private final Workspaces workspaces;
    private final Letters letters;
    private final BusinessClock clock;
    private final Counter disabled;

    TidyingWebhooks(
            DeliveryTable deliveries,
            Workspaces workspaces,
            Letters letters,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.deliveries = deliveries;
        this.workspaces = workspaces;
        this.letters = letters;
        this.clock = clock;
        this.disabled = Counter.builder("tutorflow.webhooks.disabled")
                .description("Endpoints disabled because every attempt for five days failed")
                .register(metrics);
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    /** Nobody waits for it. */
    @Override
    public Uni<Backlog> backlog() {
        return Uni.createFrom().item(Backlog.NONE);
    }

    @Override
    public Uni<Void> round() {
        var now = clock.now();
        return Panache.withTransaction(() -> disableFailing(now))
                .chain(() -> Panache.withTransaction(() -> deliveries.endThoseOfDisabled(now)))
                .chain(() -> Panache.withTransaction(
                        () -> deliveries.forget(now.minus(WebhookLimits.KEPT_DELIVERIES), WebhookLimits.ROUND)))
                .replaceWithVoid();
    }

    private Uni<Void> disableFailing(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DISABLE, Object[].class)
                        .setParameter("now", now)
                        .setParameter("since", now.minus(WebhookLimits.FAILING))
                        .setParameter("seconds", (double) WebhookLimits.FAILING.toSeconds())
                        .setParameter("most", WebhookLimits.ROUND)
                        .getResultList())
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> tell((UUID) row[0], (String) row[1], (UUID) row[2], now))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private Uni<Void> tell(UUID endpoint, String url, UUID account, Instant now) {
        disabled.increment();
        LOG.warnf("Webhook endpoint %s is disabled: every attempt for five days failed", endpoint);
        return verifiedEmail(account)
                .chain(found -> found.map(email -> letters.owe(letter(endpoint, url, email, now)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Only workspaces have one. */
    private Uni<Optional<String>> verifiedEmail(UUID account) {
        return workspaces
                .find(new WorkspaceId(account))
                .map(found -> found.map(workspace -> workspace.profile().contact())
                        .filter(Contact::verified)
                        .map(Contact::email));
    }

    private static Letter letter(UUID endpoint, String url, String email, Instant now) {
        return new Letter(
                UUID.nameUUIDFromBytes(("webhook disabled:" + endpoint + ":" + now).getBytes(UTF_8)),
                email,
                "Your webhook endpoint has been disabled",
                """
                Every attempt to reach your webhook endpoint has failed for five days, so it has been disabled:

                %s
                (endpoint %s)

                Nothing is sent to it any more. Its delivery log shows the failures. When it works again, enable it and replay
                the deliveries that you missed.
                """.formatted(url, endpoint));
    }
}
