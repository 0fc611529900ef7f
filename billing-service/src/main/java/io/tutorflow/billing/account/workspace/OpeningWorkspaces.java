package io.tutorflow.billing.account.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Opening.Opened;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.posting.Ledger;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Creates a workspace with its first key, its wallet, its signup credit and its verification mail, all in one
 * transaction.
 */
@ApplicationScoped
public class OpeningWorkspaces {

    private static final String FIRST_KEY = "first key";

    private final AccountTable table;
    private final Ledger ledger;
    private final PublishingAccounts telling;
    private final AddressProofs proofs;
    private final KeyMint mint;
    private final BusinessClock clock;
    private final Outbox outbox;
    private final ApiKeyTable keys;
    private final Once once;

    OpeningWorkspaces(
            AccountTable table,
            Ledger ledger,
            PublishingAccounts telling,
            AddressProofs proofs,
            KeyMint mint,
            BusinessClock clock,
            Outbox outbox,
            ApiKeyTable keys,
            Once once) {
        this.keys = keys;
        this.once = once;
        this.table = table;
        this.ledger = ledger;
        this.telling = telling;
        this.proofs = proofs;
        this.mint = mint;
        this.clock = clock;
        this.outbox = outbox;
    }

    public Uni<Opening> open(NewWorkspace wish, Asked asked) {
        var key = mint.mint();
        var account = account(wish, key, clock.now());
        var id = account.workspace().id();
        return once.make(
                        asked,
                        id.value(),
                        () -> record(account, wish).<Opening>replaceWith(new Opened(account.workspace(), key)))
                .invoke(outbox::wakeRelay)
                .chain(made -> made.orElse(this::repeated))
                .onFailure(UniqueConstraints::isOfWorkspaces)
                .recoverWithItem(failure -> new Opening.Refused(UniqueConstraints.taken(failure)));
    }

    private Uni<Opening> repeated(UUID id) {
        return Panache.withSession(() -> table.findById(id)
                .chain(row -> keys.first(id).map(first -> new Opening.Repeated(row.workspace(), first.key()))));
    }

    private Uni<Void> record(Account account, NewWorkspace wish) {
        var id = account.workspace().id().value();
        return table.isProven(wish.profile().contact().email())
                .chain(proven -> proven ? Uni.createFrom().<Void>failure(new ProvenAddress()) : table.insert(account))
                .chain(Panache::getSession)
                .chain(session -> ledger.open(
                                session,
                                id,
                                wish.creditLine(),
                                account.workspace().createdAt())
                        .chain(() -> credit(session, account, wish)))
                .chain(() -> proofs.request(account.workspace()))
                .chain(() -> telling.tell(List.of(account)));
    }

    private Uni<Void> credit(Mutiny.Session session, Account account, NewWorkspace wish) {
        return wish.signupCredit().isPositive()
                ? ledger.postFirst(
                        session,
                        signup(account.workspace(), wish),
                        account.workspace().createdAt())
                : Uni.createFrom().voidItem();
    }

    private static Account account(NewWorkspace wish, NewKey key, Instant now) {
        var workspace = new Workspace(new WorkspaceId(UUID.randomUUID()), 1, wish.profile(), wish.terms(), now, now);
        var draft = new KeyDraft(key.id(), key.secret().fingerprint(), FIRST_KEY, null);
        return new Account(workspace, new KeyRing(List.of(draft.madeBy(null, null, now))));
    }

    /** Its key is the workspace's id: a workspace gets one signup grant, ever. */
    private static Posting signup(Workspace workspace, NewWorkspace wish) {
        var id = workspace.id().value();
        return Posting.of(TransferKind.SIGNUP, id, id, wish.signupCredit(), "signup", "registration");
    }
}
