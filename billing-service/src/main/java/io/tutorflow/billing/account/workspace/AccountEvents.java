package io.tutorflow.billing.account.workspace;

import static io.tutorflow.billing.account.workspace.KeyRing.MAX_LATELY_REVOKED;

import io.tutorflow.events.EventType;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.events.WorkspaceChanged.ApiKeyState;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The event about an account. */
final class AccountEvents {

    private static final Comparator<ApiKey> LATEST_REVOKED_FIRST =
            Comparator.comparing(key -> key.lifespan().revokedAt(), Comparator.nullsLast(Comparator.reverseOrder()));

    private AccountEvents() {}

    /** A revision is one event, however often it is published. */
    static OutboxEvent event(Account account) {
        var state = state(account);
        var key = state.workspaceId().toString();
        return OutboxEvent.of(EventType.WORKSPACE_CHANGED, key, key + ":" + state.revision(), state.changedAt(), state);
    }

    static WorkspaceChanged state(Account account) {
        var workspace = account.workspace();
        var profile = workspace.profile();
        var terms = workspace.terms();
        return new WorkspaceChanged(
                workspace.id().value(),
                workspace.revision(),
                profile.name(),
                profile.slug().text(),
                terms.status().text(),
                terms.rateLimitPerMinute(),
                profile.contact().verified(),
                terms.planCode(),
                terms.billingMode().text(),
                told(account.keys()),
                workspace.changedAt());
    }

    private static List<ApiKeyState> told(KeyRing ring) {
        var living = ring.keys().stream().filter(key -> !key.isRevoked());
        var revoked = ring.keys().stream()
                .filter(ApiKey::isRevoked)
                .sorted(LATEST_REVOKED_FIRST)
                .limit(MAX_LATELY_REVOKED);
        return Stream.concat(living, revoked).map(AccountEvents::state).toList();
    }

    private static ApiKeyState state(ApiKey key) {
        return new ApiKeyState(
                key.id().value(),
                key.fingerprint().hash().hex(),
                key.fingerprint().prefix(),
                key.status(),
                key.lifespan().expiresAt());
    }
}
