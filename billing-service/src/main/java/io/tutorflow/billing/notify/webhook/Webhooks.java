package io.tutorflow.billing.notify.webhook;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Where the rest of the service tells customers what has happened. */
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

    /** Whether the account has an endpoint that is told anything, within the session of the caller. */
    public Uni<Boolean> isListening(UUID account) {
        return endpoints.isListening(account);
    }

    /**
     * Part of the caller's transaction: what is rolled back is not told. It is sent from the commit on, to the endpoints
     * that the account has now.
     *
     * @param eventId made from what happened: told twice, it is told once, for ever
     * @param data the fields that {@link WebhookType} names
     * @param at when it happened
     */
    public Uni<Void> tell(UUID account, WebhookType type, UUID eventId, Object data, Instant at) {
        return events.tell(account, type, eventId, payloads.write(type, at, data), clock.now());
    }
}
