package io.tutorflow.billing.notify.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists an endpoint's deliveries, and sends events at its owner's request. */
@ApplicationScoped
class ReplayingDeliveries {

    private static final Set<String> STATES = Set.of("pending", "delivered", "failed");

    private final EndpointRepository endpoints;
    private final DeliveryTable deliveries;
    private final EventTable events;
    private final Payloads payloads;
    private final BusinessClock clock;
    private final Once once;

    ReplayingDeliveries(
            EndpointRepository endpoints,
            DeliveryTable deliveries,
            EventTable events,
            Payloads payloads,
            BusinessClock clock,
            Once once) {
        this.once = once;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.events = events;
        this.payloads = payloads;
        this.clock = clock;
    }

    /** @param status null for all */
    Uni<DeliveryPageBody> list(UUID account, UUID endpoint, @Nullable String status, PageRequest page) {
        if (status != null && !STATES.contains(status)) {
            throw ApiProblem.invalid("status must be pending, delivered or failed");
        }
        return Panache.withSession(() -> endpoints
                .find(account, endpoint)
                .map(found -> KeepingEndpoints.existing(found, endpoint))
                .chain(found -> deliveries.list(endpoint, status, page)));
    }

    /** @throws ApiProblem 404, 409 if the endpoint is disabled */
    Uni<QueuedBody> replay(UUID account, UUID endpoint, UUID delivery, Asked asked) {
        return queued(
                asked,
                delivery,
                account,
                endpoint,
                found -> deliveries
                        .replay(endpoint, delivery, clock.now())
                        .map(sent -> sent.stream()
                                .findFirst()
                                .map(event -> new QueuedBody(delivery, event))
                                .orElseThrow(() -> ApiProblem.notFound("The delivery " + delivery))));
    }

    /** @throws ApiProblem 404, 409 if the endpoint is disabled, 429 after too many tests */
    Uni<QueuedBody> test(UUID account, UUID endpoint, Asked asked) {
        var now = clock.now();
        var ids = new QueuedBody(UUID.randomUUID(), UUID.randomUUID());
        var payload = payloads.write(WebhookType.TEST, now, Map.of("endpointId", endpoint));
        return queued(
                asked,
                ids.deliveryId(),
                account,
                endpoint,
                found -> events.testsSince(endpoint, now.minus(WebhookLimits.TESTS_WITHIN))
                        .invoke(tests -> {
                            if (tests >= WebhookLimits.TESTS) {
                                throw ApiProblem.tooMany(
                                        "At most " + WebhookLimits.TESTS
                                                + " tests can be sent to an endpoint per minute",
                                        WebhookLimits.TESTS_WITHIN);
                            }
                        })
                        .chain(() -> events.tellOne(endpoint, ids, payload, now))
                        .replaceWith(ids));
    }

    private Uni<QueuedBody> queued(
            Asked asked, UUID delivery, UUID account, UUID id, Function<WebhookEndpoint, Uni<QueuedBody>> work) {
        return once.make(asked, delivery, () -> withEnabled(account, id, work)).chain(made -> made.orElse(this::known));
    }

    private Uni<QueuedBody> known(UUID delivery) {
        return Panache.withSession(() -> deliveries.eventOf(delivery))
                .map(event -> new QueuedBody(
                        delivery, event.orElseThrow(() -> ApiProblem.notFound("The delivery " + delivery))));
    }

    private <T> Uni<T> withEnabled(UUID account, UUID id, Function<WebhookEndpoint, Uni<T>> work) {
        // Locked, so that of several at once each counts those before it.
        return endpoints.lock(account, id).chain(found -> {
            var endpoint = KeepingEndpoints.existing(found, id);
            if (!endpoint.enabled()) {
                throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, "The webhook endpoint is disabled; enable it first");
            }
            return work.apply(endpoint);
        });
    }
}
