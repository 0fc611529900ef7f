package io.tutorflow.billing.account.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An account of the platform: it has API keys and a wallet, and pays for what its keys request.
 *
 * @param revision incremented by each change to the workspace or its keys
 */
public record Workspace(
        WorkspaceId id, long revision, Profile profile, Terms terms, Instant createdAt, Instant changedAt) {

    private static final List<String> NEED_A_VERIFIED_EMAIL =
            List.of("add_payment_method", "usdc_payment", "create_billing_session");

    /** What the workspace may not do before it has verified its address. */
    public List<String> restrictedActions() {
        return profile.contact().verified() ? List.of() : NEED_A_VERIFIED_EMAIL;
    }

    Workspace next(Instant at) {
        return new Workspace(id, revision + 1, profile, terms, createdAt, at);
    }

    /** Someone has proved to read its mail. */
    public Workspace verified() {
        return new Workspace(id, revision, profile.verified(), terms, createdAt, changedAt);
    }

    boolean isReachedAsBefore(Workspace before) {
        return Objects.equals(
                profile.contact().email(), before.profile.contact().email());
    }

    Workspace reachedAt(String email) {
        return new Workspace(id, revision, profile.reachedAt(email), terms, createdAt, changedAt);
    }

    Workspace with(Terms agreed) {
        return new Workspace(id, revision, profile, agreed, createdAt, changedAt);
    }
}
