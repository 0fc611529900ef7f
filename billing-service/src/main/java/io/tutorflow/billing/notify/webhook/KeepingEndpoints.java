package io.tutorflow.billing.notify.webhook;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.student.Students;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.ledger.feed.BalanceWatches;
import io.tutorflow.billing.ledger.feed.Follower;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Made;
import io.tutorflow.billing.once.Once;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Manages an account's endpoints. Endpoints of other accounts do not exist for it. */
@ApplicationScoped
class KeepingEndpoints {

    private static final int SECRET_BYTES = 32;

    private final EndpointRepository endpoints;
    private final WalletLocks locks;
    private final BalanceWatches watches;
    private final Students students;
    private final WebhookSettings settings;
    private final BusinessClock clock;
    private final Once once;
    private final SecureRandom random = new SecureRandom();

    KeepingEndpoints(
            EndpointRepository endpoints,
            WalletLocks locks,
            BalanceWatches watches,
            Students students,
            WebhookSettings settings,
            BusinessClock clock,
            Once once) {
        this.once = once;
        this.endpoints = endpoints;
        this.locks = locks;
        this.watches = watches;
        this.students = students;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws ApiProblem 400, 404 if there is no such account, 409 if it has too many */
    Uni<EndpointBody> make(UUID account, EndpointRequest wish, Asked asked) {
        wish.check(settings.allowPrivate());
        var secret = newSecret();
        var id = UUID.randomUUID();
        return once.make(
                        asked,
                        id,
                        () -> withStudents(account)
                                .chain(locks::lock)
                                .invoke(found -> {
                                    if (!found.contains(account)) {
                                        throw ApiProblem.notFound("The account " + account);
                                    }
                                })
                                .chain(() -> endpoints.count(account))
                                .invoke(KeepingEndpoints::mustLeaveRoom)
                                .chain(() -> withStudents(account))
                                .chain(all -> watches.watchRefusals(all, Follower.EXHAUSTION, true))
                                .chain(() -> endpoints.persist(new EndpointRow(account, id, wish, secret, clock.now())))
                                .map(made -> EndpointBody.of(made.endpoint(), secret)))
                .chain(made -> shown(account, made));
    }

    /** The account and, for an organization, those of its students. */
    private Uni<List<UUID>> withStudents(UUID account) {
        return students.accountsOf(account)
                .map(own -> Stream.concat(Stream.of(account), own.stream()).toList());
    }

    /** A secret is shown in the first response, never in a repeat. */
    private Uni<EndpointBody> shown(UUID account, Made<EndpointBody> made) {
        return made.orElse(id -> show(account, id));
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
        return Panache.withTransaction(
                        () -> endpoints.change(account, id, endpoint -> endpoint.become(wish, clock.now())))
                .map(found -> existing(found, id))
                .map(EndpointBody::of);
    }

    Uni<Void> remove(UUID account, UUID id) {
        return Panache.withTransaction(() -> endpoints.remove(account, id))
                .invoke(removed -> {
                    if (!removed) {
                        throw missing(id);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * The old secret keeps signing for a while, as do earlier ones.
     *
     * @throws ApiProblem 404, 429 if it was rotated too often in the last day
     */
    Uni<EndpointBody> rotate(UUID account, UUID id, Asked asked) {
        var secret = newSecret();
        var now = clock.now();
        return once.make(
                        asked,
                        id,
                        () -> locks.lock(account)
                                .chain(() -> endpoints.formerSecretsSignUntil(account, id, now))
                                .invoke(until -> mustBeFew(until, now))
                                .chain(() ->
                                        endpoints.rotate(account, id, secret, now, now.plus(WebhookLimits.OLD_SECRET)))
                                .map(found -> EndpointBody.of(existing(found, id), secret)))
                .chain(made -> shown(account, made));
    }

    private static void mustBeFew(List<Instant> signUntil, Instant now) {
        if (signUntil.size() >= WebhookLimits.OLD_SECRETS) {
            throw ApiProblem.tooMany(
                    "A replaced secret keeps signing for 24 hours, and " + WebhookLimits.OLD_SECRETS
                            + " already do. If this endpoint needs a new secret now, create a new endpoint",
                    Duration.between(now, signUntil.getFirst()));
        }
    }

    static WebhookEndpoint existing(Optional<WebhookEndpoint> found, UUID id) {
        return found.orElseThrow(() -> missing(id));
    }

    private static ApiProblem missing(UUID id) {
        return ApiProblem.notFound("The webhook endpoint " + id);
    }

    private static void mustLeaveRoom(long count) {
        if (count >= WebhookLimits.ENDPOINTS) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_CONFLICT,
                    "An account has at most " + WebhookLimits.ENDPOINTS + " webhook endpoints; delete one first");
        }
    }

    private SigningSecret newSecret() {
        var key = new byte[SECRET_BYTES];
        random.nextBytes(key);
        return SigningSecret.of(key);
    }
}
