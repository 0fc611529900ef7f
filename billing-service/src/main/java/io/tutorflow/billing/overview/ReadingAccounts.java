package io.tutorflow.billing.overview;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.WorkspaceId;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.ledger.posting.Balance;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.payment.Payments;
import io.tutorflow.billing.payment.reload.SettingReloads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Reads a workspace together with its balance. */
@ApplicationScoped
class ReadingAccounts {

    private final Workspaces workspaces;
    private final Ledger ledger;
    private final Payments payments;
    private final SettingReloads reloads;

    ReadingAccounts(Workspaces workspaces, Ledger ledger, Payments payments, SettingReloads reloads) {
        this.workspaces = workspaces;
        this.ledger = ledger;
        this.payments = payments;
        this.reloads = reloads;
    }

    /** The workspace of an authenticated caller: it exists, and so does its wallet. */
    Uni<Reading> of(UUID id) {
        return workspaces
                .find(new WorkspaceId(id))
                .map(Optional::orElseThrow)
                .chain(workspace ->
                        ledger.balance(id).map(wallet -> new Reading(workspace, Objects.requireNonNull(wallet))));
    }

    Uni<BillingStatusBody> billingStatusOf(UUID id) {
        return of(id).chain(found -> payments.cardOf(id)
                .chain(card -> reloads.of(id).map(reload -> BillingStatusBody.of(found, card.orElse(null), reload))));
    }

    /** A workspace and its balance. */
    record Reading(Workspace workspace, Balance wallet) {}
}
