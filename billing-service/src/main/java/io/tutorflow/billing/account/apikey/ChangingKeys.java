package io.tutorflow.billing.account.apikey;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Account;
import io.tutorflow.billing.account.workspace.ChangingAccounts;
import io.tutorflow.billing.account.workspace.Decided;
import io.tutorflow.billing.account.workspace.KeyDecision;
import io.tutorflow.billing.account.workspace.KeyDraft;
import io.tutorflow.billing.account.workspace.KeyId;
import io.tutorflow.billing.account.workspace.KeyRing;
import io.tutorflow.billing.account.workspace.NewKey;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.WorkspaceOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Changes the keys of a workspace, on request of one of its keys, its owner or an operator. */
@ApplicationScoped
class ChangingKeys {

    private final ChangingAccounts accounts;

    ChangingKeys(ChangingAccounts accounts) {
        this.accounts = accounts;
    }

    /** @return empty if there is no such workspace */
    Uni<Optional<KeyDecision>> make(WorkspaceId workspace, KeyDraft draft) {
        return change(workspace, (ring, now) -> ring.make(draft, now));
    }

    /** The owner's workspace exists, as its gate has checked. */
    Uni<KeyDecision> make(WorkspaceOwner owner, KeyDraft draft) {
        return make(workspaceOf(owner), draft).map(Optional::orElseThrow);
    }

    Uni<KeyDecision> revoke(WorkspaceOwner owner, KeyId target) {
        return change(workspaceOf(owner), (ring, now) -> ring.revoke(target, now))
                .map(Optional::orElseThrow);
    }

    Uni<KeyDecision> rotate(WorkspaceOwner owner, KeyId target, NewKey successor) {
        var fingerprint = successor.secret().fingerprint();
        return change(workspaceOf(owner), (ring, now) -> ring.rotate(target, successor.id(), fingerprint, now))
                .map(Optional::orElseThrow);
    }

    Uni<KeyDecision> makeBy(ApiKeyCaller caller, KeyDraft draft) {
        return changeBy(caller, (ring, now) -> ring.makeBy(keyOf(caller), draft, now));
    }

    Uni<KeyDecision> revokeBy(ApiKeyCaller caller, KeyId target) {
        return changeBy(caller, (ring, now) -> ring.revokeBy(keyOf(caller), target, now));
    }

    Uni<KeyDecision> rotateBy(ApiKeyCaller caller, KeyId target, NewKey successor) {
        var fingerprint = successor.secret().fingerprint();
        return changeBy(caller, (ring, now) -> ring.rotateBy(keyOf(caller), target, successor.id(), fingerprint, now));
    }

    private Uni<KeyDecision> changeBy(ApiKeyCaller caller, BiFunction<KeyRing, Instant, KeyDecision> wish) {
        return change(new WorkspaceId(caller.workspaceId()), wish).map(Optional::orElseThrow);
    }

    private Uni<Optional<KeyDecision>> change(WorkspaceId id, BiFunction<KeyRing, Instant, KeyDecision> wish) {
        return accounts.change(id, (account, now) -> decided(account, wish.apply(account.keys(), now)));
    }

    private static Decided<KeyDecision> decided(Account account, KeyDecision decision) {
        return switch (decision) {
            case KeyDecision.Done done -> new Decided<>(account.with(done.after()), done);
            case KeyDecision.Refused refused -> new Decided<>(account, refused);
        };
    }

    private static WorkspaceId workspaceOf(WorkspaceOwner owner) {
        return new WorkspaceId(owner.workspaceId());
    }

    private static KeyId keyOf(ApiKeyCaller caller) {
        return new KeyId(caller.keyId());
    }
}
