package io.tutorflow.simulation.ledger;

import static io.tutorflow.simulation.machine.Invariant.BALANCES_FOLLOW_FROM_TRANSFERS;
import static io.tutorflow.simulation.machine.Invariant.HELD_IS_WHAT_IS_OPEN;
import static io.tutorflow.simulation.machine.Invariant.NOBODY_OVERSPENDS;
import static io.tutorflow.simulation.machine.Invariant.NO_ALARMS;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.simulation.ledger.LedgerRows.Transfer;
import io.tutorflow.simulation.ledger.LedgerRows.TransferKey;
import io.tutorflow.simulation.machine.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What always holds of the ledger, recomputed from its rows. */
public final class LedgerInvariants {

    private final LedgerDatabase ledger;

    public LedgerInvariants(LedgerDatabase ledger) {
        this.ledger = ledger;
    }

    /** Totals of one account in micro-USD, as its rows say. */
    private static final class Sums {

        private long promo;
        private long purchased;
        private long line;
        private long held;
        private long allowedBelowZero;
        private final Set<Long> numbers = new HashSet<>();
    }

    /** A hold that has ended, as the other services' books must agree with it. */
    public record End(
            UUID id,
            UUID account,
            boolean captured,
            long amountMicros,
            boolean late,
            @Nullable String reason) {}

    public void check() {
        Violation.unless(ledger.alarms().isEmpty(), NO_ALARMS, ledger.alarms());
        var sums = sums();
        ledger.rows()
                .wallets()
                .rows()
                .forEach(row ->
                        check(row.wallet(), sums.getOrDefault(row.wallet().account(), new Sums())));
    }

    public List<End> ends() {
        var ends = new ArrayList<End>();
        for (var transfer : ledger.rows().transfers().rows()) {
            boolean captured = transfer.key().kind() == TransferKind.CAPTURE;
            if (captured || transfer.key().kind() == TransferKind.VOID) {
                ends.add(new End(
                        transfer.key().id(),
                        transfer.account().value(),
                        captured,
                        transfer.amount().micros(),
                        transfer.late(),
                        transfer.reason()));
            }
        }
        return ends;
    }

    public boolean isAtRest() {
        return ledger.rows().open().rows().isEmpty();
    }

    private Map<AccountId, Sums> sums() {
        var sums = new HashMap<AccountId, Sums>();
        for (var transfer : ledger.rows().transfers().rows()) {
            add(transfer, sums.computeIfAbsent(transfer.account(), account -> new Sums()));
        }
        ledger.rows().open().all().forEach((id, hold) -> {
            Violation.unless(isOpen(id), HELD_IS_WHAT_IS_OPEN, id + " is open and has ended, or never began");
            sums.computeIfAbsent(hold.account(), account -> new Sums()).held +=
                    hold.amount().micros();
        });
        return sums;
    }

    private void add(Transfer transfer, Sums sums) {
        var parts = transfer.parts();
        if (transfer.number() != null) {
            Violation.unless(sums.numbers.add(transfer.number()), BALANCES_FOLLOW_FROM_TRANSFERS, transfer);
        }
        switch (transfer.key().kind()) {
            case GRANT -> {
                sums.promo += parts.promo().micros();
                sums.purchased += parts.purchased().micros();
            }
            case CAPTURE -> {
                sums.promo -= parts.promo().micros();
                sums.purchased -= parts.purchased().micros();
                sums.line += parts.line().micros();
                sums.allowedBelowZero += transfer.late()
                                || ledger.rows()
                                        .lost()
                                        .contains(new HoldId(transfer.key().id()))
                        ? transfer.amount().micros()
                        : transfer.overrun().micros();
            }
            case LINE_CLEARED -> sums.line -= parts.line().micros();
            default -> {}
        }
    }

    private boolean isOpen(HoldId id) {
        var transfers = ledger.rows().transfers();
        return transfers.has(new TransferKey(id.value(), TransferKind.HOLD, 0))
                && !transfers.has(new TransferKey(id.value(), TransferKind.CAPTURE, 0))
                && !transfers.has(new TransferKey(id.value(), TransferKind.VOID, 0));
    }

    private static void check(Wallet wallet, Sums sums) {
        Violation.unless(
                wallet.promo().micros() == sums.promo
                        && wallet.purchased().micros() == sums.purchased
                        && wallet.line().used().micros() == sums.line,
                BALANCES_FOLLOW_FROM_TRANSFERS,
                wallet);
        Violation.unless(
                wallet.number() == sums.numbers.size()
                        && sums.numbers.stream().allMatch(number -> number > 0 && number <= wallet.number()),
                BALANCES_FOLLOW_FROM_TRANSFERS,
                wallet);
        Violation.unless(wallet.held().micros() == sums.held, HELD_IS_WHAT_IS_OPEN, wallet);
        long left = wallet.posted().micros()
                + wallet.line().limit().micros()
                - wallet.line().used().micros()
                - wallet.held().micros();
        Violation.unless(left >= -sums.allowedBelowZero, NOBODY_OVERSPENDS, wallet);
    }
}
