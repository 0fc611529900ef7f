package io.tutorflow.billing.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides a clearing, or its taking back, on a wallet that is locked. */
final class ClearingPolicy {

    private ClearingPolicy() {}

    /** @param before what there is of its key */
    static Decision clear(Clearing clearing, @Nullable Wallet wallet, Set<ClearingPart> before) {
        var parts = clearing.parts();
        if (wallet == null) {
            return new Decision.Unchanged(new ClearingOutcome.NoSuchAccount());
        }
        if (!before.isEmpty()) {
            return new Decision.Unchanged(
                    isThe(before, parts) ? new ClearingOutcome.Repeated() : new ClearingOutcome.KeyUsedOtherwise());
        }
        var cleared = clearing.amounts().line();
        boolean ofTheLine = parts.stream().anyMatch(part -> part.kind() == TransferKind.LINE_CLEARED);
        if (ofTheLine && cleared.exceeds(wallet.line().used())) {
            return new Decision.Unchanged(
                    new ClearingOutcome.MoreThanIsOwed(wallet.line().used()));
        }
        return written(new Key(clearing.id(), clearing.actor(), clearing.reason()), parts, wallet);
    }

    /** @param before what there is of the clearing's key */
    static Decision reverse(Reversal reversal, @Nullable Wallet wallet, Set<ClearingPart> before) {
        if (wallet == null) {
            return new Decision.Unchanged(new ClearingOutcome.NoSuchAccount());
        }
        if (before.isEmpty()) {
            return new Decision.Unchanged(new ClearingOutcome.NoSuchClearing());
        }
        if (!before.stream().allMatch(part -> part.isOf(reversal.account()))) {
            return new Decision.Unchanged(new ClearingOutcome.KeyUsedOtherwise());
        }
        var opposites = opposites(before);
        if (before.containsAll(opposites)) {
            return new Decision.Unchanged(new ClearingOutcome.Repeated());
        }
        return written(new Key(reversal.clearing(), reversal.actor(), reversal.reason()), opposites, wallet);
    }

    /** Whether it was written so, and perhaps taken back since. */
    private static boolean isThe(Set<ClearingPart> before, List<ClearingPart> parts) {
        var once = Set.copyOf(parts);
        var takenBack = new HashSet<>(once);
        takenBack.addAll(opposites(once));
        return before.equals(once) || before.equals(takenBack);
    }

    private static List<ClearingPart> opposites(Set<ClearingPart> parts) {
        return parts.stream()
                .map(ClearingPart::opposite)
                .sorted(Comparator.comparing(ClearingPart::kind))
                .toList();
    }

    /** Nothing refuses here: it is written. */
    private static Decision written(Key key, List<ClearingPart> parts, Wallet wallet) {
        var transfers = new ArrayList<Numbered>();
        var after = wallet;
        for (var part : parts) {
            var next = after.with(part);
            transfers.add(new Numbered(part, next.number() > after.number() ? next.number() : 0));
            after = next;
        }
        return new Decision.Written(key, transfers, after);
    }

    /** @param number on the wallet; 0: it does not move it */
    record Numbered(ClearingPart part, long number) {

        long debitNumber() {
            return part.kind().direction() == TransferKind.Direction.OUT ? number : 0;
        }

        long creditNumber() {
            return part.kind().direction() == TransferKind.Direction.IN ? number : 0;
        }
    }

    /** What all its transfers have in common. */
    record Key(UUID id, String actor, @Nullable String reason) {}

    /** Whether it is written. */
    sealed interface Decision {

        record Unchanged(ClearingOutcome why) implements Decision {}

        record Written(Key key, List<Numbered> transfers, Wallet after) implements Decision {}
    }
}
