package io.tutorflow.billing.account.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.account.workspace.KeyDecision.Done;
import io.tutorflow.billing.account.workspace.KeyDecision.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ONE = Instant.parse("2026-03-01T13:00:00Z");
    private static final Instant TWO = Instant.parse("2026-03-01T14:00:00Z");

    private final Random random = new Random(42);
    private final KeyId root = id();
    private final KeyRing ring = done(new KeyRing(List.of()).make(draft(root, null), NOON));

    @Test
    void aKeyMadeByAKeyDiesWithItAndSoDoWhatItMade() {
        var child = id();
        var grandchild = id();
        var other = id();
        var family = done(ring.makeBy(root, draft(child, null), NOON));
        family = done(family.makeBy(child, draft(grandchild, null), NOON));
        family = done(family.make(draft(other, null), NOON));

        var after = done(family.revokeBy(root, root, ONE));

        assertEquals(ONE, key(after, root).lifespan().revokedAt());
        assertEquals(ONE, key(after, child).lifespan().revokedAt());
        assertEquals(ONE, key(after, grandchild).lifespan().revokedAt());
        assertFalse(key(after, other).isRevoked());
        assertEquals(1, after.living());
    }

    @Test
    void aMakerEndsWhatItMadeThroughOthers() {
        var child = id();
        var grandchild = id();
        var family = done(ring.makeBy(root, draft(child, null), NOON));
        family = done(family.makeBy(child, draft(grandchild, null), NOON));

        var after = done(family.revokeBy(root, grandchild, ONE));

        assertTrue(key(after, grandchild).isRevoked());
        assertFalse(key(after, child).isRevoked());
        assertFalse(key(after, root).isRevoked());
    }

    @Test
    void noKeyEndsItsMakerOrAStranger() {
        var child = id();
        var sibling = id();
        var family = done(ring.makeBy(root, draft(child, null), NOON));
        family = done(family.makeBy(root, draft(sibling, null), NOON));

        assertRefused(KeyRefusal.NOT_ITS_MAKER, family.revokeBy(child, root, ONE));
        assertRefused(KeyRefusal.NOT_ITS_MAKER, family.revokeBy(child, sibling, ONE));
        assertRefused(KeyRefusal.NOT_ITS_MAKER, family.rotateBy(child, root, id(), print(), ONE));
        assertRefused(KeyRefusal.UNKNOWN_KEY, family.revokeBy(child, id(), ONE));
    }

    @Test
    void revokedTwiceIsRevokedOnce() {
        var child = id();
        var family = done(ring.makeBy(root, draft(child, null), NOON));
        var once = done(family.revokeBy(root, child, ONE));

        var twice = done(once.revokeBy(root, child, TWO));

        assertEquals(once, twice);
    }

    @Test
    void whoeverRotatesIsRidOfWhatTheOldKeyMade() {
        var stolenChild = id();
        var successor = id();
        var family = done(ring.makeBy(root, draft(stolenChild, null), NOON));

        var after = done(family.rotateBy(root, root, successor, print(), ONE));

        assertTrue(key(after, root).isRevoked());
        assertTrue(key(after, stolenChild).isRevoked());
        assertFalse(key(after, successor).isRevoked());
        assertNull(key(after, successor).maker());
    }

    @Test
    void aSuccessorHasTheMakerTheNameAndTheExpiryOfTheOldKey() {
        var child = id();
        var successor = id();
        var family = done(ring.makeBy(root, draft(child, TWO), NOON));

        var after = done(family.rotateBy(child, child, successor, print(), ONE));

        assertEquals(root, key(after, successor).maker());
        assertEquals(key(family, child).name(), key(after, successor).name());
        assertEquals(TWO, key(after, successor).lifespan().expiresAt());
    }

    @Test
    void whatIsRevokedOrExpiredHasNoSuccessor() {
        var expiring = id();
        var family = done(ring.makeBy(root, draft(expiring, ONE), NOON));
        var revoked = done(family.revokeBy(root, expiring, NOON));

        assertRefused(KeyRefusal.EXPIRED, family.rotateBy(root, expiring, id(), print(), ONE));
        assertRefused(KeyRefusal.REVOKED, revoked.rotateBy(root, expiring, id(), print(), NOON));
    }

    @Test
    void theCallerIsJudgedAgainUnderTheLock() {
        var expiring = id();
        var family = done(ring.makeBy(root, draft(expiring, ONE), NOON));
        var after = done(family.revokeBy(root, root, NOON));

        assertRefused(KeyRefusal.CALLER_REVOKED, after.rotateBy(root, root, id(), print(), NOON));
        assertRefused(KeyRefusal.CALLER_REVOKED, after.makeBy(root, draft(id(), null), NOON));
        assertRefused(KeyRefusal.CALLER_EXPIRED, family.makeBy(expiring, draft(id(), null), ONE));
    }

    @Test
    void noKeyOutlivesTheOneThatMadeIt() {
        var hour = id();
        var family = done(ring.makeBy(root, draft(hour, ONE), NOON));
        var child = id();

        assertRefused(KeyRefusal.OUTLIVES_ITS_MAKER, family.makeBy(hour, draft(id(), TWO), NOON));
        var after = done(family.makeBy(hour, draft(child, null), NOON));
        assertEquals(ONE, key(after, child).lifespan().expiresAt());
    }

    @Test
    void aKeyIsNotExpiredFromTheStart() {
        assertRefused(KeyRefusal.EXPIRES_TOO_EARLY, ring.make(draft(id(), NOON), NOON));
        assertRefused(KeyRefusal.EXPIRES_TOO_EARLY, ring.makeBy(root, draft(id(), NOON), ONE));
    }

    @Test
    void thereIsAnEndToLivingKeysButNotToRotation() {
        var full = ring;
        while (full.living() < KeyRing.MAX_LIVING) {
            full = done(full.makeBy(root, draft(id(), null), NOON));
        }

        assertRefused(KeyRefusal.TOO_MANY_KEYS, full.makeBy(root, draft(id(), null), NOON));
        assertRefused(KeyRefusal.TOO_MANY_KEYS, full.make(draft(id(), null), NOON));
        done(full.rotateBy(root, full.keys().getLast().id(), id(), print(), NOON));
    }

    @Test
    void aSecretHasTwoHundredAndFiftySixBitsAndKeepsToItself() {
        var secret = ApiKeySecret.from(random);

        assertTrue(secret.text().matches("tf_platform_live_[A-Za-z0-9]{43}"), secret.text());
        assertTrue(43 * Math.log(62) / Math.log(2) >= 256);
        assertEquals(secret.text().substring(0, 21), secret.fingerprint().prefix());
        assertFalse(secret.toString().contains(secret.text().substring(17)));
        assertFalse(new NewKey(id(), secret).toString().contains(secret.text().substring(17)));
    }

    private KeyDraft draft(KeyId id, @Nullable Instant expiresAt) {
        return new KeyDraft(id, print(), "key " + id.value(), expiresAt);
    }

    private Fingerprint print() {
        return ApiKeySecret.from(random).fingerprint();
    }

    private KeyId id() {
        return new KeyId(new UUID(random.nextLong(), random.nextLong()));
    }

    private static KeyRing done(KeyDecision decision) {
        return assertInstanceOf(Done.class, decision).after();
    }

    private static void assertRefused(KeyRefusal reason, KeyDecision decision) {
        assertEquals(new Refused(reason), decision);
    }

    private static ApiKey key(KeyRing ring, KeyId id) {
        return ring.find(id).orElseThrow();
    }
}
