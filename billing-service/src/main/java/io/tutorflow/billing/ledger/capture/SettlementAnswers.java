package io.tutorflow.billing.ledger.capture;

import static java.util.Objects.requireNonNull;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.Meter;
import io.tutorflow.billing.ledger.capture.UsageRecords.Knowledge;
import io.tutorflow.internal.record.RecordOutcome;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what usage-service answers about work as what is known of its hold. */
public final class SettlementAnswers {

    private SettlementAnswers() {}

    /** @param holds that were asked about, and the accounts that they are of */
    public static Knowledge read(RecordOutcome outcome, Map<HoldId, AccountId> holds) {
        var hold = new HoldId(outcome.id());
        return switch (outcome) {
            case RecordOutcome.Running running -> new Knowledge.Running(hold, running.until());
            case RecordOutcome.Finalized done -> new Knowledge.Ended(capture(hold, done.bill(), done.origin()));
            case RecordOutcome.Voided voided ->
                new Knowledge.Ended(release(hold, accountOf(hold, holds), voided.origin()));
            case RecordOutcome.Never never ->
                new Knowledge.Ended(Settlement.Release.never(hold, accountOf(hold, holds)));
        };
    }

    private static Settlement capture(HoldId hold, RecordOutcome.Bill bill, RecordOutcome.Origin origin) {
        return new Settlement.Capture(
                hold,
                new AccountId(bill.accountId()),
                Money.ofMicros(bill.amountMicros()),
                new Charge(
                        bill.catalogKey(),
                        Money.ofMicros(bill.unitPriceMicros()),
                        bill.listUnitPriceMicros() == null ? null : Money.ofMicros(bill.listUnitPriceMicros()),
                        Units.of(bill.units()),
                        bill.finalizedAt(),
                        origin.recordedAt(),
                        meter(bill),
                        bill.title()),
                held(origin));
    }

    /** A release of before meters says nothing of them. */
    private static @Nullable Meter meter(RecordOutcome.Bill bill) {
        return bill.meterEventName() == null || bill.unit() == null
                ? null
                : new Meter(bill.meterEventName(), bill.unit());
    }

    private static Settlement release(HoldId hold, AccountId account, RecordOutcome.Origin origin) {
        return new Settlement.Release(hold, account, Settlement.Release.UNEXPLAINED, origin.recordedAt(), held(origin));
    }

    private static Settlement.Held held(RecordOutcome.Origin origin) {
        return new Settlement.Held.Amount(Money.ofMicros(origin.heldMicros()), origin.late());
    }

    private static AccountId accountOf(HoldId hold, Map<HoldId, AccountId> holds) {
        return requireNonNull(holds.get(hold));
    }
}
