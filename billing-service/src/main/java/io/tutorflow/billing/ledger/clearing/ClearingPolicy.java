package io.tutorflow.billing.ledger.clearing;

import io.tutorflow.billing.ledger.Movement;
import io.tutorflow.billing.ledger.Transfer;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
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
        return written(clearing.id(), parts, wallet, clearing.actor(), clearing.reason());
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
        return written(reversal.clearing(), opposites, wallet, reversal.actor(), reversal.reason());
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
    private static Decision written(
            UUID id, List<ClearingPart> parts, Wallet wallet, String actor, @Nullable String reason) {
        var transfers = new ArrayList<Transfer>();
        var after = wallet;
        for (var part : parts) {
            after = part.appliedTo(after);
            transfers.add(part.numbered(after.number()));
        }
        return new Decision.Written(new Movement(id, transfers, List.of(after), actor, reason));
    }

    /** Whether it is written. */
    sealed interface Decision {

        record Unchanged(ClearingOutcome why) implements Decision {}

        record Written(Movement movement) implements Decision {}
    }
}
