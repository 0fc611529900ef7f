package io.tutorflow.billing.notify.webhook;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** The rest of the service publishes webhook events here. */
@ApplicationScoped
public class Webhooks {

    private final EventTable events;
    private final EndpointRepository endpoints;
    private final Payloads payloads;
    private final BusinessClock clock;

    Webhooks(EventTable events, EndpointRepository endpoints, Payloads payloads, BusinessClock clock) {
        this.events = events;
        this.endpoints = endpoints;
        this.payloads = payloads;
        this.clock = clock;
    }

    /** Whether the account has an endpoint that receives anything, in the caller's session. */
    public Uni<Boolean> isListening(UUID account) {
        return endpoints.isListening(account);
    }

    /**
     * In the caller's transaction: what is rolled back is not published. It is sent after the commit, to the endpoints
     * that the account has now.
     *
     * @param eventId derived from what happened: a repeat is the same event, for ever
     * @param data the fields listed in {@link WebhookType}
     * @param at when it happened
     */
    public Uni<Void> tell(UUID account, WebhookType type, UUID eventId, Object data, Instant at) {
        return events.tell(account, type, eventId, payloads.write(type, at, data), clock.now());
    }
}
