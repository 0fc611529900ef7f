package io.tutorflow.billing.notify.webhook;

import static io.tutorflow.billing.Newcomers.with;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.Newcomers;
import io.tutorflow.testbed.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The person behind a workspace, and what is told to the workspace. */
final class Listener {

    static final String ENDPOINTS = "/v1/platform/owner/webhook-endpoints";

    private final UUID account;

    Listener(String account) {
        this.account = UUID.fromString(account);
    }

    static Listener newcomer() {
        return new Listener(Newcomers.register().organizationId());
    }

    UUID account() {
        return account;
    }

    String owner() {
        return TestTokens.workspaceOwner(account.toString());
    }

    ValidatableResponse make(Map<String, ?> wish) {
        return with(owner()).body(wish).post(ENDPOINTS).then();
    }

    /** Of all types, at the customer's. */
    Made listensAt(Customer customer) {
        var made = make(Map.of("url", customer.url())).statusCode(201).extract();
        return new Made(this, made.path("id"), made.path("secret"));
    }

    /** Something happened; the id of the event. */
    String happens(Webhooks webhooks) {
        var id = UUID.randomUUID();
        happens(webhooks, id);
        return id.toString();
    }

    void happens(Webhooks webhooks, UUID id) {
        var at = Instant.parse("2026-11-21T10:00:00Z");
        committed(() -> webhooks.tell(
                account, WebhookType.CREDITS_BALANCE_LOW, id, Map.of("creditBalance", 12.5, "at", at), at));
    }

    static void committed(Callable<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> {
                try {
                    return work.call();
                } catch (Exception e) {
                    return Uni.createFrom().failure(e);
                }
            }));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(condition);
    }

    /** An endpoint of somebody's. */
    record Made(Listener listener, String id, String secret) {

        String path() {
            return ENDPOINTS + "/" + id;
        }

        ValidatableResponse get(String rest) {
            return with(listener.owner()).get(path() + rest).then();
        }

        ValidatableResponse post(String rest) {
            return with(listener.owner()).post(path() + rest).then();
        }

        ValidatableResponse change(Map<String, ?> wish) {
            return with(listener.owner()).body(wish).patch(path()).then();
        }

        ValidatableResponse deliveries() {
            return get("/deliveries").statusCode(200);
        }

        /** Of the newest delivery. */
        String last(String field) {
            return String.valueOf(deliveries().extract().<Object>path("items[0]." + field));
        }

        /** Until the newest delivery has come so far, and what came of its last attempt is noted. */
        void awaitLast(String status, int attempts) {
            await(() -> deliveries().extract().<Integer>path("total") > 0
                    && status.equals(last("status"))
                    && Integer.toString(attempts).equals(last("attempts"))
                    && (attempts == 0 || lastNoted() == attempts));
        }

        private int lastNoted() {
            var noted = deliveries().extract().<List<Integer>>path("items[0].attemptLog.number");
            return noted.isEmpty() ? 0 : noted.getLast();
        }
    }
}
