package io.tutorflow.billing.account;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.Ledger;
import io.tutorflow.billing.wallet.WalletView;
import io.tutorflow.billing.workspace.Workspace;
import io.tutorflow.billing.workspace.WorkspaceId;
import io.tutorflow.billing.workspace.Workspaces;
import io.tutorflow.http.ApiKeyCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Reads a workspace together with its balance. */
@ApplicationScoped
class ReadingAccounts {

    private final Workspaces workspaces;
    private final Ledger ledger;

    ReadingAccounts(Workspaces workspaces, Ledger ledger) {
        this.workspaces = workspaces;
        this.ledger = ledger;
    }

    /** The workspace of a key that was just judged good: it exists, and so does its wallet. */
    Uni<Reading> of(ApiKeyCaller caller) {
        return workspaces
                .find(new WorkspaceId(caller.workspaceId()))
                .map(Optional::orElseThrow)
                .chain(workspace -> ledger.view(caller.workspaceId())
                        .map(wallet -> new Reading(workspace, Objects.requireNonNull(wallet))));
    }

    /** A workspace and what it has. */
    record Reading(Workspace workspace, WalletView wallet) {}
}
