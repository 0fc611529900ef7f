package io.tutorflow.billing.account.workspace;

import static io.tutorflow.billing.account.workspace.KeyRefusal.CALLER_EXPIRED;
import static io.tutorflow.billing.account.workspace.KeyRefusal.CALLER_REVOKED;
import static io.tutorflow.billing.account.workspace.KeyRefusal.EXPIRED;
import static io.tutorflow.billing.account.workspace.KeyRefusal.EXPIRES_TOO_EARLY;
import static io.tutorflow.billing.account.workspace.KeyRefusal.EXPIRES_TOO_LATE;
import static io.tutorflow.billing.account.workspace.KeyRefusal.NOT_ITS_MAKER;
import static io.tutorflow.billing.account.workspace.KeyRefusal.OUTLIVES_ITS_MAKER;
import static io.tutorflow.billing.account.workspace.KeyRefusal.REVOKED;
import static io.tutorflow.billing.account.workspace.KeyRefusal.TOO_MANY_KEYS;
import static io.tutorflow.billing.account.workspace.KeyRefusal.UNKNOWN_KEY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a workspace: all that are not revoked, and those revoked recently. A key never outlives the key that
 * created it.
 */
public record KeyRing(List<ApiKey> keys) {

    /** Keys that are not revoked. The state event carries them all, so their number is limited. */
    public static final int MAX_LIVING = 50;

    /** Revoked keys that the state event still includes; older ones are answered as unknown. */
    static final int MAX_LATELY_REVOKED = 100;

    /** A hundred years: a later date was sent in milliseconds instead of seconds, or cannot be stored. */
    public static final Duration MAX_LIFE = Duration.ofDays(36_525);

    public KeyRing {
        keys = List.copyOf(keys);
    }

    /** An operator creates a key, which no other key's revocation affects. */
    public KeyDecision make(KeyDraft draft, Instant now) {
        return make(draft, null, draft.expiresAt(), now);
    }

    /** A key creates another one, which is revoked with it. */
    public KeyDecision makeBy(KeyId caller, KeyDraft draft, Instant now) {
        var refused = refusalOf(caller, now);
        if (refused.isPresent()) {
            return refused.get();
        }
        var maker = find(caller).orElseThrow().lifespan();
        if (draft.expiresAt() != null && maker.endsBefore(draft.expiresAt())) {
            return new KeyDecision.Refused(OUTLIVES_ITS_MAKER);
        }
        return make(draft, caller, draft.expiresAt() == null ? maker.expiresAt() : draft.expiresAt(), now);
    }

    /** A key revokes itself or one that it created, and everything those created; a repeat changes nothing. */
    public KeyDecision revokeBy(KeyId caller, KeyId target, Instant now) {
        var refused = refusalOf(caller, target, now);
        if (refused.isPresent()) {
            return refused.get();
        }
        var after = revoked(target, now);
        return new KeyDecision.Done(after, after.find(target).orElseThrow());
    }

    /**
     * A key rotates itself or one that it created; the successor has the same maker and the same expiry. The old one is
     * revoked together with everything it created, so rotating a stolen key also revokes what the thief created with
     * it.
     */
    public KeyDecision rotateBy(KeyId caller, KeyId target, KeyId successor, Fingerprint fingerprint, Instant now) {
        var refused = refusalOf(caller, target, now);
        if (refused.isPresent()) {
            return refused.get();
        }
        return replaced(find(target).orElseThrow(), successor, fingerprint, now);
    }

    private KeyDecision replaced(ApiKey old, KeyId successor, Fingerprint fingerprint, Instant now) {
        if (old.isRevoked()) {
            return new KeyDecision.Refused(REVOKED);
        }
        if (old.lifespan().hasExpiredAt(now)) {
            return new KeyDecision.Refused(EXPIRED);
        }
        var draft =
                new KeyDraft(successor, fingerprint, old.name(), old.lifespan().expiresAt());
        return revoked(old.id(), now).make(draft, old.maker(), draft.expiresAt(), now);
    }

    /** The workspace's owner revokes any key and everything it created; a repeat changes nothing. */
    public KeyDecision revoke(KeyId target, Instant now) {
        if (find(target).isEmpty()) {
            return new KeyDecision.Refused(UNKNOWN_KEY);
        }
        var after = revoked(target, now);
        return new KeyDecision.Done(after, after.find(target).orElseThrow());
    }

    /** The workspace's owner rotates any key; the successor has the same maker and the same expiry. */
    public KeyDecision rotate(KeyId target, KeyId successor, Fingerprint fingerprint, Instant now) {
        var found = find(target);
        if (found.isEmpty()) {
            return new KeyDecision.Refused(UNKNOWN_KEY);
        }
        return replaced(found.get(), successor, fingerprint, now);
    }

    public long living() {
        return keys.stream().filter(key -> !key.isRevoked()).count();
    }

    private KeyDecision make(KeyDraft draft, @Nullable KeyId maker, @Nullable Instant until, Instant now) {
        if (until != null && !until.isAfter(now)) {
            return new KeyDecision.Refused(EXPIRES_TOO_EARLY);
        }
        if (until != null && until.isAfter(now.plus(MAX_LIFE))) {
            return new KeyDecision.Refused(EXPIRES_TOO_LATE);
        }
        if (living() >= MAX_LIVING) {
            return new KeyDecision.Refused(TOO_MANY_KEYS);
        }
        var key = draft.madeBy(maker, until, now);
        var after = new ArrayList<>(keys);
        after.add(key);
        return new KeyDecision.Done(new KeyRing(after), key);
    }

    /** The calling key was valid when the request arrived; it is checked again here, under the lock. */
    private Optional<KeyDecision> refusalOf(KeyId caller, Instant now) {
        var key = find(caller);
        if (key.isEmpty() || key.get().isRevoked()) {
            return Optional.of(new KeyDecision.Refused(CALLER_REVOKED));
        }
        return key.get().lifespan().hasExpiredAt(now)
                ? Optional.of(new KeyDecision.Refused(CALLER_EXPIRED))
                : Optional.empty();
    }

    private Optional<KeyDecision> refusalOf(KeyId caller, KeyId target, Instant now) {
        var refused = refusalOf(caller, now);
        if (refused.isPresent()) {
            return refused;
        }
        if (find(target).isEmpty()) {
            return Optional.of(new KeyDecision.Refused(UNKNOWN_KEY));
        }
        return descendsFrom(target, caller) ? Optional.empty() : Optional.of(new KeyDecision.Refused(NOT_ITS_MAKER));
    }

    private KeyRing revoked(KeyId target, Instant now) {
        return new KeyRing(keys.stream()
                .map(key -> !key.isRevoked() && descendsFrom(key.id(), target) ? key.revokedAt(now) : key)
                .toList());
    }

    /** A key descends from itself and from its maker's ancestors. Makers are older, so the recursion ends. */
    private boolean descendsFrom(@Nullable KeyId key, KeyId ancestor) {
        var at = key;
        while (at != null && !at.equals(ancestor)) {
            at = find(at).map(ApiKey::maker).orElse(null);
        }
        return at != null;
    }

    Optional<ApiKey> find(KeyId id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
