package io.tutorflow.audit;

import io.tutorflow.audit.LedgerRow.Explained;
import io.tutorflow.audit.LedgerRow.Metered;
import io.tutorflow.audit.LedgerRow.Transfer;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks a usage record against the ledger. */
final class RecordCheck {

    private static final long WHOLE = Units.of(1).tenThousandths();

    private final String name;
    private final Differing differing = new Differing(Rule.RECORD_LEDGER);

    private RecordCheck(String name) {
        this.name = name;
    }

    static List<Difference> of(@Nullable UsageRow usage, @Nullable LedgerRow ledger) {
        if (usage == null) {
            return ledger == null ? List.of() : withoutRecord(ledger);
        }
        var check = new RecordCheck(usage.name());
        check.compare(usage, ledger == null ? LedgerRow.nothingOf(usage.id()) : ledger);
        return check.differing.all();
    }

    private static List<Difference> withoutRecord(LedgerRow ledger) {
        var kinds = ledger.transfers().stream().map(Transfer::kind).toList();
        return List.of(Difference.of(
                Rule.RECORD_LEDGER, "transfer " + ledger.id(), "there is " + kinds + " but no usage record"));
    }

    private void compare(UsageRow usage, LedgerRow ledger) {
        holdEndsOnce(ledger);
        ledger.capture().ifPresent(capture -> captureAgrees(capture, ledger));
        if (usage.tombstone()) {
            demand(ledger.capture().isEmpty(), "stands for work that never began, and was captured");
            demand(ledger.open() == null, "stands for work that never began, and its hold is open");
            demand(usage.payer().accountId() == null, "stands for work that never began, and says whose it is");
            ledger.transfers()
                    .forEach(transfer -> demand(
                            transfer.recordedAt() == null,
                            "stands for work that never began, and its " + transfer.kind() + " says when it did"));
            return;
        }
        holdAgrees(usage, ledger);
        ledger.transfers()
                .forEach(transfer -> demand(
                        transfer.accountId().equals(usage.payer().walletId()),
                        "its " + transfer.kind() + " is of account " + transfer.accountId()));
        ledger.transfers().stream()
                .filter(transfer -> !transfer.kind().equals("hold"))
                .forEach(end -> differing.demandEqual(
                        name,
                        "the time of the record in its " + end.kind(),
                        end.recordedAt(),
                        "the record",
                        usage.end().recordedAt()));
        demand(
                usage.end().running() == usage.end().status().equals("RECORDED"),
                "is " + usage.end().status() + ", and work to be done says otherwise");
        switch (usage.end().status()) {
            case "RECORDED" -> recorded(usage, ledger);
            case "FINALIZED", "INVOICED" -> finalized(usage, ledger);
            case "VOIDED" -> voided(usage, ledger);
            default -> demand(false, "has the unknown status " + usage.end().status());
        }
    }

    /** What the ledger's own rows must satisfy, whatever the record says. */
    private void holdEndsOnce(LedgerRow ledger) {
        boolean closed = ledger.capture().isPresent() || ledger.release().isPresent();
        demand(ledger.open() == null || !closed, "its hold is closed and open");
        demand(ledger.open() != null || closed || ledger.hold().isEmpty(), "its hold is neither open nor closed");
        demand(ledger.open() == null || ledger.hold().isPresent(), "its hold is open, and was never placed");
        ledger.hold().ifPresent(hold -> {
            var open = ledger.open();
            if (open != null) {
                demandEqual("its open hold", open.amountMicros(), "the transfer", hold.amountMicros());
                demand(open.accountId().equals(hold.accountId()), "its open hold is of account " + open.accountId());
                demand(open.placedAt().equals(hold.createdAt()), "its hold was placed at another time than it is open");
            }
            ledger.release()
                    .ifPresent(release ->
                            demandEqual("its void", release.amountMicros(), "its hold", hold.amountMicros()));
        });
    }

    private void captureAgrees(Transfer capture, LedgerRow ledger) {
        boolean wasReleased = ledger.release().isPresent();
        long held = wasReleased ? 0 : ledger.hold().map(Transfer::amountMicros).orElse(0L);
        long overrun = held == 0 ? 0 : Math.max(0, capture.amountMicros() - held);
        demandEqual("its capture's overrun", capture.overrunMicros(), "capture less hold", overrun);
        demand(
                capture.late() == wasReleased,
                capture.late() ? "its capture is late, and its hold was never released" : "its capture is not late");
        var explained = Objects.requireNonNull(capture.explained());
        demandEqual("its capture", capture.amountMicros(), "unit price × units of the capture", product(explained));
    }

    private void holdAgrees(UsageRow usage, LedgerRow ledger) {
        long held = usage.price().holdMicros();
        if (held == 0) {
            demand(ledger.hold().isEmpty(), "is a record without a hold, and there is one");
            return;
        }
        demand(ledger.hold().isPresent(), "nothing was held for it");
        ledger.hold().ifPresent(hold -> demandEqual("its hold", hold.amountMicros(), "the record", held));
    }

    private void recorded(UsageRow usage, LedgerRow ledger) {
        demand(ledger.capture().isEmpty(), "is still at work, and was captured");
        demand(ledger.release().isEmpty(), "is still at work, and its hold was released");
        demand(
                usage.price().billableMicros() == null && usage.end().completedAt() == null && isUnpriced(usage),
                "is still at work, and has an end");
        demand(!usage.end().failed() && !usage.end().late(), "is still at work, and says how it ended");
    }

    private void finalized(UsageRow usage, LedgerRow ledger) {
        demand(!usage.end().failed(), "was finalized, and says why it failed");
        if (usage.payer().isPlan()) {
            demand(ledger.capture().isEmpty(), "is covered by a plan, and was captured");
            return;
        }
        demand(
                ledger.capture().isPresent(),
                "was finalized with " + usd(usage.price().billed()) + " and never captured");
        ledger.capture().ifPresent(capture -> {
            demandEqual(
                    "its capture",
                    capture.amountMicros(),
                    "the record",
                    usage.price().billed());
            demand(capture.late() == usage.end().late(), "is late, or its capture is, and not both");
            explains(usage, Objects.requireNonNull(capture.explained()));
        });
    }

    private void explains(UsageRow usage, Explained capture) {
        demand(
                Objects.equals(capture.unitPriceMicros(), usage.price().unitPriceMicros())
                        && Objects.equals(
                                capture.unitsTenThousandths(), usage.price().unitsTenThousandths()),
                "was captured at another price or quantity");
        differing.demandEqual(
                name,
                "the time of its capture",
                capture.finalizedAt(),
                "the record",
                usage.end().completedAt());
        Snapshot.read(usage).ifPresent(snapshot -> {
            differing.demandEqual(
                    name, "what was captured", capture.catalogKey(), "its snapshot", snapshot.catalogKey());
            differing.demandEqual(
                    name,
                    "the list price of its capture",
                    capture.listUnitPriceMicros(),
                    "its snapshot",
                    Snapshot.listMicros(snapshot));
            if (capture.metered() != null) {
                differing.demandEqual(
                        name, "what meters its capture", capture.metered(), "its snapshot", metered(snapshot));
            }
        });
    }

    private static Metered metered(PriceSnapshot snapshot) {
        long units = Snapshot.units(snapshot);
        return new Metered(
                snapshot.stripeMeterEventName(), "video_minute".equals(snapshot.unit()) ? units : units / WHOLE);
    }

    private void voided(UsageRow usage, LedgerRow ledger) {
        demand(
                usage.price().billed() == 0,
                "was voided, and bills " + usd(usage.price().billed()));
        demand(isUnpriced(usage), "was voided, and has a billed quantity");
        demand(usage.end().failed(), "was voided, and does not say why");
        demand(!usage.end().late(), "was voided, and says that it was delivered late");
        demand(ledger.capture().isEmpty(), "was voided, and captured");
        demand(
                usage.price().holdMicros() == 0 || ledger.release().isPresent(),
                "was voided, and its hold was not released");
    }

    private static boolean isUnpriced(UsageRow usage) {
        return usage.price().unitPriceMicros() == null && usage.price().unitsTenThousandths() == null;
    }

    private static long product(Explained capture) {
        return Money.ofMicros(capture.unitPriceMicros())
                .times(new Units(capture.unitsTenThousandths()))
                .micros();
    }

    private void demandEqual(String one, long amount, String other, long otherAmount) {
        differing.demandMicros(name, one + " says", amount, other, otherAmount);
    }

    private void demand(boolean holds, String otherwise) {
        differing.demand(name, holds, otherwise);
    }

    private static String usd(long micros) {
        return Differing.usd(micros);
    }
}
