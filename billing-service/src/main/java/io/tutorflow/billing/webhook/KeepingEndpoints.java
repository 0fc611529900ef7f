package io.tutorflow.billing.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.LowAccounts;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** What an account's people do with its endpoints. One of another account is not there. */
@ApplicationScoped
class KeepingEndpoints {

    private static final int SECRET_BYTES = 32;

    private final EndpointTable endpoints;
    private final LowAccounts accounts;
    private final WebhookSettings settings;
    private final BusinessClock clock;
    private final SecureRandom random = new SecureRandom();

    KeepingEndpoints(EndpointTable endpoints, LowAccounts accounts, WebhookSettings settings, BusinessClock clock) {
        this.endpoints = endpoints;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ApiProblem 400, 404 if there is no such account, 409 if it has enough */
    Uni<EndpointBody> make(UUID account, EndpointRequest wish) {
        wish.check(settings.allowPrivate());
        var secret = newSecret();
        return Panache.withTransaction(() -> accounts.lockWithStudents(account)
                .chain(() -> endpoints.lockAccount(account))
                .invoke(found -> {
                    if (!found) {
                        throw ApiProblem.notFound("The account " + account);
                    }
                })
                .chain(() -> endpoints.count(account))
                .invoke(KeepingEndpoints::mustLeaveRoom)
                .chain(() -> accounts.awaitExhaustion(account))
                .chain(() -> endpoints.make(account, UUID.randomUUID(), wish, secret, clock.now()))
                .map(made -> EndpointBody.of(made, secret)));
    }

    Uni<EndpointPageBody> list(UUID account, PageRequest page) {
        return Panache.withSession(() -> endpoints.list(account, page)).map(EndpointPageBody::of);
    }

    Uni<EndpointBody> show(UUID account, UUID id) {
        return Panache.withSession(() -> endpoints.find(account, id))
                .map(found -> existing(found, id))
                .map(EndpointBody::of);
    }

    Uni<EndpointBody> change(UUID account, UUID id, EndpointChangeRequest wish) {
        wish.check(settings.allowPrivate());
        return Panache.withTransaction(() -> endpoints.change(account, id, wish, clock.now()))
                .map(found -> existing(found, id))
                .map(EndpointBody::of);
    }

    Uni<Void> remove(UUID account, UUID id) {
        return Panache.withTransaction(() -> endpoints.remove(account, id))
                .map(found -> existing(found, id))
                .replaceWithVoid();
    }

    /** The secret of before goes on signing for a while; one from before that does not. */
    Uni<EndpointBody> rotate(UUID account, UUID id) {
        var secret = newSecret();
        var until = clock.now().plus(WebhookLimits.OLD_SECRET);
        return Panache.withTransaction(() -> endpoints.rotate(account, id, secret, until))
                .map(found -> EndpointBody.of(existing(found, id), secret));
    }

    static WebhookEndpoint existing(Optional<WebhookEndpoint> found, UUID id) {
        return found.orElseThrow(() -> ApiProblem.notFound("The webhook endpoint " + id));
    }

    private static void mustLeaveRoom(long count) {
        if (count >= WebhookLimits.ENDPOINTS) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_CONFLICT,
                    "An account has at most " + WebhookLimits.ENDPOINTS + " webhook endpoints: delete one first");
        }
    }

    private SigningSecret newSecret() {
        var key = new byte[SECRET_BYTES];
        random.nextBytes(key);
        return SigningSecret.of(key);
    }
}
