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
 * Judges API keys by the local copy. A key that is not in it may have been made a moment ago, so its issuer is asked
 * once, however many requests present it at that time.
 */
@ApplicationScoped
class KnownApiKeys implements ApiKeys {

    /** Unknown keys that are remembered; a stranger who tries more makes us ask, not grow. */
    private static final int UNKNOWN_KEYS = 10_000;

    /** Questions at the issuer at once; a flood of wrong keys must not become its flood. */
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
            return Uni.createFrom().failure(ApiProblem.unavailable("The check of this API key"));
        }
        return onCallersContext(questions.computeIfAbsent(digest, asked -> question(asked, hash)));
    }

    /** The answer is shared; each request must go on in its own context, where its identity is kept. */
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
