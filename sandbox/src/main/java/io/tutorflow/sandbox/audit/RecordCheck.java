package io.tutorflow.sandbox.audit;

import io.tutorflow.events.UnreadableEvent;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.sandbox.audit.LedgerRow.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a usage record and what the ledger has of it tell the same. */
final class RecordCheck {

    private final UUID id;
    private final List<Difference> differences = new ArrayList<>();

    private RecordCheck(UUID id) {
        this.id = id;
    }

    static List<Difference> of(@Nullable UsageRow usage, @Nullable LedgerRow ledger) {
        if (usage == null) {
            return ledger == null ? List.of() : withoutRecord(ledger);
        }
        var check = new RecordCheck(usage.id());
        check.compare(usage, ledger == null ? LedgerRow.nothingOf(usage.id()) : ledger);
        return check.differences;
    }

    private static List<Difference> withoutRecord(LedgerRow ledger) {
        var kinds = ledger.transfers().stream().map(Transfer::kind).toList();
        return List.of(new Difference("transfer " + ledger.id(), "there is " + kinds + " but no usage record"));
    }

    private void compare(UsageRow usage, LedgerRow ledger) {
        transfersAgree(ledger);
        if (usage.tombstone()) {
            demand(ledger.capture().isEmpty(), "stands for work that never began, and was captured");
            demand(ledger.openMicros() == null, "stands for work that never began, and its hold is open");
            return;
        }
        holdAgrees(usage, ledger);
        switch (usage.status()) {
            case "RECORDED" -> recorded(ledger);
            case "FINALIZED", "INVOICED" -> finalized(usage, ledger);
            case "VOIDED" -> voided(usage, ledger);
            default -> demand(false, "has the unknown status " + usage.status());
        }
    }

    /** What the ledger's own rows must be to each other, whatever the record says. */
    private void transfersAgree(LedgerRow ledger) {
        long accounts =
                ledger.transfers().stream().map(Transfer::accountId).distinct().count();
        demand(accounts <= 1, "its transfers are of " + accounts + " accounts");
        boolean closed = ledger.capture().isPresent() || ledger.release().isPresent();
        demand(ledger.openMicros() == null || !closed, "its hold is closed and open");
        demand(ledger.openMicros() != null || closed || ledger.hold().isEmpty(), "its hold is neither open nor closed");
        ledger.hold().ifPresent(hold -> {
            demandEqual("its open hold", ledger.openMicros(), "the transfer", hold.amountMicros());
            ledger.release()
                    .ifPresent(release ->
                            demandEqual("its void", release.amountMicros(), "its hold", hold.amountMicros()));
        });
        ledger.capture()
                .ifPresent(capture -> demandEqual(
                        "its capture", capture.amountMicros(), "unit price × units of the capture", product(capture)));
    }

    private void holdAgrees(UsageRow usage, LedgerRow ledger) {
        if (usage.holdMicros() == 0) {
            demand(ledger.hold().isEmpty(), "is a record without a hold, and there is one");
            return;
        }
        demand(ledger.hold().isPresent(), "nothing was held for it");
        ledger.hold().ifPresent(hold -> {
            demandEqual("its hold", hold.amountMicros(), "the record", usage.holdMicros());
            demand(hold.accountId().equals(usage.walletId()), "its hold is of account " + hold.accountId());
        });
    }

    private void recorded(LedgerRow ledger) {
        demand(ledger.capture().isEmpty(), "is still at work, and was captured");
        demand(ledger.release().isEmpty(), "is still at work, and its hold was released");
    }

    private void finalized(UsageRow usage, LedgerRow ledger) {
        snapshotExplains(usage);
        if (usage.source().equals("plan")) {
            demand(ledger.capture().isEmpty(), "is covered by a plan, and was captured");
            return;
        }
        demand(
                ledger.capture().isPresent(),
                "was finalized with " + usd(usage.billableMicros()) + " and never captured");
        ledger.capture().ifPresent(capture -> {
            demandEqual("its capture", capture.amountMicros(), "the record", usage.billableMicros());
            demand(
                    capture.unitPriceMicros() == usage.unitPriceMicros()
                            && capture.unitsTenThousandths() == usage.unitsTenThousandths(),
                    "was captured at another price or quantity");
        });
    }

    /** A charge can be explained for ever: by its snapshot alone. */
    private void snapshotExplains(UsageRow usage) {
        try {
            var snapshot = Snapshot.amountMicros(usage);
            demandEqual("the record", usage.billableMicros(), "its snapshot", snapshot);
            demandEqual("its snapshot", snapshot, "unit price × units", Snapshot.productMicros(usage));
        } catch (UnreadableEvent | ArithmeticException e) {
            demand(false, "its snapshot cannot be read: " + e.getMessage());
        }
    }

    private void voided(UsageRow usage, LedgerRow ledger) {
        demand(usage.billableMicros() == 0, "was voided, and bills " + usd(usage.billableMicros()));
        demand(ledger.capture().isEmpty(), "was voided, and captured");
        demand(usage.holdMicros() == 0 || ledger.release().isPresent(), "was voided, and its hold was not released");
    }

    private static long product(Transfer capture) {
        return Money.ofMicros(capture.unitPriceMicros())
                .times(new Units(capture.unitsTenThousandths()))
                .micros();
    }

    private void demandEqual(String one, @Nullable Long amount, String other, long otherAmount) {
        if (amount != null) {
            demand(amount == otherAmount, one + " says " + usd(amount) + ", " + other + " " + usd(otherAmount));
        }
    }

    private void demand(boolean holds, String otherwise) {
        Optional.of(new Difference("usage record " + id, otherwise))
                .filter(difference -> !holds)
                .ifPresent(differences::add);
    }

    private static String usd(long micros) {
        return "$" + Money.ofMicros(micros).usd().toPlainString();
    }
}
