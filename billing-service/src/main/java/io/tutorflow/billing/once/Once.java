package io.tutorflow.billing.once;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Does the work of a request once per key, however often, whenever and wherever it is repeated: the key is stored in
 * the transaction of the work. A simultaneous repeat waits for the first at the key's row. Work that refuses must fail
 * or {@link #forget} its id, so that its key is free again; what was created is remembered for ever, without its
 * secrets.
 */
@ApplicationScoped
public class Once {

    private static final String CLAIM = """
            INSERT INTO idempotent_request (operation, scope, key, request_hash, made, asked_at)
            VALUES (:operation, :scope, :key, :hash, :made, :now) ON CONFLICT DO NOTHING""";

    private static final String FIND = """
            SELECT request_hash, made FROM idempotent_request
            WHERE operation = :operation AND scope = :scope AND key = :key""";

    private static final String FORGET = "DELETE FROM idempotent_request WHERE made = :made";

    private final RealClock clock;

    Once(RealClock clock) {
        this.clock = clock;
    }

    /**
     * @param id of what the work creates
     * @param work in the transaction; never answers null
     * @throws ApiProblem 409 if the key belongs to another request
     */
    public <T> Uni<Made<T>> make(Asked asked, UUID id, Supplier<Uni<T>> work) {
        if (asked.key() == null) {
            return Panache.withTransaction(work).map(done -> new Made<>(id, done));
        }
        return Panache.withTransaction(() -> claim(asked, id)
                .chain(claimed -> claimed ? work.get().map(done -> new Made<>(id, done)) : again(asked)));
    }

    /**
     * Whether the same request was made before, for repeats that are allowed where a new request would be refused.
     *
     * @throws ApiProblem 409 if the key belongs to another request
     */
    public Uni<Boolean> isKnown(Asked asked) {
        return asked.key() == null
                ? Uni.createFrom().item(false)
                : Panache.withSession(() -> find(asked))
                        .map(row -> row.map(found -> made(asked, found)).isPresent());
    }

    /** What was created has failed: its key is free again. In the caller's transaction. */
    public Uni<Void> forget(UUID made) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("made", made)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Boolean> claim(Asked asked, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM)
                        .setParameter("operation", asked.operation())
                        .setParameter("scope", asked.scope())
                        .setParameter("key", asked.key())
                        .setParameter("hash", asked.request().hex())
                        .setParameter("made", id)
                        .setParameter("now", clock.now())
                        .executeUpdate())
                .map(inserted -> inserted > 0);
    }

    /** If it was forgotten between the claim and this, it has just failed. */
    private static <T> Uni<Made<T>> again(Asked asked) {
        return find(asked)
                .map(row -> new Made<>(
                        made(
                                asked,
                                row.orElseThrow(() -> ApiProblem.notNow(
                                        "An earlier request with this idempotency key has not finished yet"))),
                        null));
    }

    private static Uni<Optional<Object[]>> find(Asked asked) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("operation", asked.operation())
                        .setParameter("scope", asked.scope())
                        .setParameter("key", asked.key())
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    private static UUID made(Asked asked, Object[] row) {
        if (!asked.request().hex().equals(row[0])) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_CONFLICT,
                    "This idempotency key (idempotencyKey or the header Idempotency-Key) was used for another"
                            + " request; use a new key for a new one");
        }
        return (UUID) row[1];
    }
}
