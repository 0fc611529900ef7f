package io.tutorflow.usage.workspace;

import io.tutorflow.events.EventType;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.events.WorkspaceChanged.ApiKeyState;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.KeyHash;
import io.tutorflow.messaging.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** This replica's copy of the workspaces: their keys by hash, and only what requests need. */
@ApplicationScoped
public class Workspaces implements StateTopic<WorkspaceChanged> {

    private static final String ACTIVE = "active";

    private static final int USUAL_RATE_LIMIT = 60;

    private final Map<KeyDigest, KnownKey> keys = new ConcurrentHashMap<>();
    private final Map<UUID, Copy> copies = new ConcurrentHashMap<>();
    private final Set<UUID> doubted = ConcurrentHashMap.newKeySet();

    @Override
    public EventType type() {
        return EventType.WORKSPACE_CHANGED;
    }

    /** Called by the topic's reader and by look-ups; the map's lock on the workspace keeps them in order. */
    @Override
    public void apply(WorkspaceChanged state) {
        copies.compute(
                state.workspaceId(),
                (id, known) -> known != null && known.revision >= state.revision() ? known : replace(known, state));
        doubted.remove(state.workspaceId());
    }

    public boolean isKnown(UUID workspace) {
        return copies.containsKey(workspace);
    }

    /** From now on its keys are unknown here, and billing-service is asked for their owner; nobody else gets in. */
    @Override
    public void doubt(@Nullable String key) {
        idOf(key).ifPresent(workspace -> {
            doubted.add(workspace);
            copies.computeIfPresent(workspace, (id, known) -> {
                known.keys.forEach(keys::remove);
                return null;
            });
        });
    }

    /** Empty if the key cannot belong to a workspace's state. */
    private static Optional<UUID> idOf(@Nullable String key) {
        try {
            return Optional.ofNullable(key).map(UUID::fromString);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * Whether an operator has suspended it, as far as is known here.
     *
     * @throws ApiProblem if the known state is in doubt
     */
    public boolean isSuspended(UUID workspace) {
        if (doubted.contains(workspace)) {
            throw ApiProblem.notNow("The state of the workspace could not be read");
        }
        var copy = copies.get(workspace);
        return copy != null && copy.suspended;
    }

    /** Requests per minute; the default for a workspace that is not known yet. */
    public int rateLimitOf(UUID workspace) {
        var copy = copies.get(workspace);
        return copy == null ? USUAL_RATE_LIMIT : copy.rateLimitPerMinute;
    }

    /** The workspace of the key with this hash, as far as is known here. */
    public Optional<UUID> workspaceOf(KeyHash hash) {
        return find(KeyDigest.of(hash)).map(key -> key.caller().workspaceId());
    }

    Optional<KnownKey> find(KeyDigest digest) {
        return Optional.ofNullable(keys.get(digest));
    }

    private Copy replace(@Nullable Copy known, WorkspaceChanged state) {
        var digests =
                state.keys().stream().map(key -> KeyDigest.ofHex(key.keyHash())).toList();
        for (int i = 0; i < digests.size(); i++) {
            keys.put(digests.get(i), keyOf(state, state.keys().get(i)));
        }
        if (known != null) {
            known.keys.stream().filter(old -> !digests.contains(old)).forEach(keys::remove);
        }
        return new Copy(state.revision(), digests, !state.status().equals(ACTIVE), state.rateLimitPerMinute());
    }

    private static KnownKey keyOf(WorkspaceChanged state, ApiKeyState key) {
        var caller = new ApiKeyCaller(
                state.workspaceId(), key.keyId(), !state.status().equals(ACTIVE), state.rateLimitPerMinute());
        return new KnownKey(caller, !key.status().equals(ACTIVE), key.expiresAt());
    }

    /** The known revision of a workspace, and the digests of its keys. */
    private record Copy(long revision, List<KeyDigest> keys, boolean suspended, int rateLimitPerMinute) {}
}
