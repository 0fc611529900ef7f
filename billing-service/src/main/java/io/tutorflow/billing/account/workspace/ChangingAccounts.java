package io.tutorflow.billing.account.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Changes a workspace or its keys: under the row lock, with the next revision, and published in the same transaction. A
 * changed address also owes its mail in it.
 */
@ApplicationScoped
public class ChangingAccounts {

    private final AccountTable table;
    private final PublishingAccounts telling;
    private final AddressProofs proofs;
    private final BusinessClock clock;
    private final Outbox outbox;

    ChangingAccounts(
            AccountTable table, PublishingAccounts telling, AddressProofs proofs, BusinessClock clock, Outbox outbox) {
        this.table = table;
        this.telling = telling;
        this.proofs = proofs;
        this.clock = clock;
        this.outbox = outbox;
    }

    /**
     * @param decision is given the locked account and the time
     * @return the decision's answer, or empty if there is no such workspace
     */
    public <T> Uni<Optional<T>> change(WorkspaceId id, BiFunction<Account, Instant, Decided<T>> decision) {
        return Panache.withTransaction(() -> table.lock(id)
                        .chain(found -> found.map(locked -> decide(locked, decision))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .invoke(outbox::wakeRelay);
    }

    private <T> Uni<Optional<T>> decide(LockedAccount locked, BiFunction<Account, Instant, Decided<T>> decision) {
        var before = locked.account();
        var now = clock.now();
        var decided = decision.apply(before, now);
        return (decided.after().equals(before)
                        ? Uni.createFrom().voidItem()
                        : record(locked, before, decided.after(), now))
                .replaceWith(Optional.of(decided.answer()));
    }

    private Uni<Void> record(LockedAccount locked, Account before, Account after, Instant now) {
        if (after.workspace().isReachedAsBefore(before.workspace())) {
            return write(locked, after, now);
        }
        return table.isProven(after.workspace().profile().contact().email())
                .chain(proven -> proven ? Uni.createFrom().failure(new ProvenAddress()) : write(locked, after, now))
                .chain(() -> proofs.request(after.workspace()));
    }

    private Uni<Void> write(LockedAccount locked, Account after, Instant now) {
        var added = locked.added(after);
        var told = locked.become(after, now);
        return table.insert(added).chain(() -> telling.tell(List.of(told)));
    }
}
