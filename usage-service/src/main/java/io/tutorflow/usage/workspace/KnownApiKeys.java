package io.tutorflow.usage.workspace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.ApiKeyVerdict;
import io.tutorflow.http.ApiKeys;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.KeyHash;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Verifies API keys against the local copy. An unknown key may have been created a moment ago, so its issuer is asked
 * once, however many requests present it at that time.
 */
@ApplicationScoped
class KnownApiKeys implements ApiKeys {

    /** Remembered unknown keys; a stranger who tries more costs us requests, not memory. */
    private static final int UNKNOWN_KEYS = 10_000;

    /** Requests to the issuer at once, so that a flood of wrong keys does not reach it. */
    private static final int QUESTIONS = 64;

    private final Workspaces workspaces;
    private final KeyOwners owners;
    private final RealClock clock;
    private final Cache<KeyDigest, Boolean> unknown;
    private final Map<KeyDigest, Uni<ApiKeyVerdict>> questions = new ConcurrentHashMap<>();

    KnownApiKeys(
            Workspaces workspaces,
            KeyOwners owners,
            RealClock clock,
            @ConfigProperty(name = "tutorflow.unknown-key.memory", defaultValue = "1s") Duration unknownFor) {
        this.workspaces = workspaces;
        this.owners = owners;
        this.clock = clock;
        this.unknown = Caffeine.newBuilder()
                .maximumSize(UNKNOWN_KEYS)
                .expireAfterWrite(unknownFor)
                .build();
    }

    @Override
    public Uni<ApiKeyVerdict> judge(KeyHash hash) {
        var digest = KeyDigest.of(hash);
        var known = workspaces.find(digest);
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get().judge(clock.now()));
        }
        if (unknown.getIfPresent(digest) != null) {
            return Uni.createFrom().item(new ApiKeyVerdict.Unknown());
        }
        return ask(digest, hash);
    }

    private Uni<ApiKeyVerdict> ask(KeyDigest digest, KeyHash hash) {
        if (questions.size() >= QUESTIONS && !questions.containsKey(digest)) {
            return Uni.createFrom().failure(ApiProblem.notNow("This API key could not be checked"));
        }
        return onCallersContext(questions.computeIfAbsent(digest, asked -> question(asked, hash)));
    }

    /** The answer is shared, but each request must continue in its own context, which holds its identity. */
    private static <T> Uni<T> onCallersContext(Uni<T> shared) {
        var context = Vertx.currentContext();
        return context == null ? shared : shared.emitOn(work -> context.runOnContext(ignored -> work.run()));
    }

    private Uni<ApiKeyVerdict> question(KeyDigest digest, KeyHash hash) {
        return owners.ownerOf(hash)
                .invoke(owner -> owner.ifPresent(workspaces::apply))
                .map(answered -> judgeOnceAsked(digest))
                .onTermination()
                .invoke(() -> questions.remove(digest))
                .memoize()
                .indefinitely();
    }

    private ApiKeyVerdict judgeOnceAsked(KeyDigest digest) {
        var known = workspaces.find(digest);
        if (known.isEmpty()) {
            unknown.put(digest, Boolean.TRUE);
            return new ApiKeyVerdict.Unknown();
        }
        return known.get().judge(clock.now());
    }
}
