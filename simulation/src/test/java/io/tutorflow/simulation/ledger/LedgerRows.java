package io.tutorflow.simulation.ledger;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.capture.SettlementState;
import io.tutorflow.billing.ledger.hold.Standing;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldState;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.Database;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of the ledger, with the constraints of the migrations, and how they are read into the policies' state. */
final class LedgerRows {

    /** In their order. */
    private static final Map<TransferKind, HoldState> STATES = new TreeMap<>(Map.of(
            TransferKind.HOLD, HoldState.OPEN,
            TransferKind.VOID, HoldState.VOIDED,
            TransferKind.CAPTURE, HoldState.CAPTURED));

    private final Database database = new Database();
    private final PlantedBug bug;
    private final Table<AccountId, WalletRow> wallets;
    private final Table<TransferKey, Transfer> transfers = new Table<TransferKey, Transfer>(database, "transfer")
            .check("parts_add_up", Transfer::partsAddUp)
            .check("only_captures_overrun", Transfer::onlyCapturesOverrun);
    private final Table<HoldId, OpenRow> open = new Table<HoldId, OpenRow>(database, "open_hold")
            .check("open_hold_amount_micros_check", row -> row.amount().isPositive());
    private final Map<AccountId, Standing> standings = new HashMap<>();
    private final Set<HoldId> lost = new HashSet<>();

    /** @param overdraft only a settlement or a grant writes it; a hold can never raise it */
    record WalletRow(Wallet wallet, Money overdraft) {

        boolean nobodyOverspends() {
            return !wallet.available().plus(overdraft).isNegative();
        }

        boolean nothingIsNegative() {
            return !wallet.promo().isNegative()
                    && !wallet.line().used().isNegative()
                    && !wallet.held().isNegative();
        }
    }

    /** @param copy above 0 only where a planted bug takes the primary key away */
    record TransferKey(UUID id, TransferKind kind, int copy) {}

    /** @param number none of holds and voids, which move nothing */
    record Transfer(
            TransferKey key,
            AccountId account,
            @Nullable Long number,
            Money amount,
            Funding parts,
            Money overrun,
            boolean late,
            @Nullable String reason,
            @Nullable Charge charge) {

        boolean partsAddUp() {
            return key.kind() == TransferKind.HOLD
                    || key.kind() == TransferKind.VOID
                    || parts.promo().plus(parts.purchased()).plus(parts.line()).equals(amount);
        }

        boolean onlyCapturesOverrun() {
            return !overrun.isNegative()
                    && (overrun.equals(Money.ZERO) || (key.kind() == TransferKind.CAPTURE && !overrun.exceeds(amount)));
        }
    }

    record OpenRow(AccountId account, Money amount, Instant nextCheckAt) {}

    LedgerRows(PlantedBug bug) {
        this.bug = bug;
        var table = new Table<AccountId, WalletRow>(database, "wallet");
        boolean unguarded = bug == PlantedBug.HOLD_WITHOUT_CHECK || bug == PlantedBug.STALE_WALLET_READ;
        this.wallets = unguarded
                ? table
                : table.check("nobody_overspends", WalletRow::nobodyOverspends)
                        .check("wallet_check", WalletRow::nothingIsNegative);
    }

    Database database() {
        return database;
    }

    Table<AccountId, WalletRow> wallets() {
        return wallets;
    }

    Table<TransferKey, Transfer> transfers() {
        return transfers;
    }

    Table<HoldId, OpenRow> open() {
        return open;
    }

    /** Holds that were written again when their work had ended: nothing had kept their credits free. */
    Set<HoldId> lost() {
        return lost;
    }

    Map<AccountId, Standing> standings() {
        return standings;
    }

    void write(UUID id, TransferKind kind, AccountId account, Money amount, Funding parts) {
        write(new Transfer(new TransferKey(id, kind, 0), account, null, amount, parts, Money.ZERO, false, null, null));
    }

    void write(Transfer transfer) {
        if (bug == PlantedBug.CAPTURE_TWICE && transfers.has(transfer.key())) {
            var key = new TransferKey(
                    transfer.key().id(), transfer.key().kind(), transfers.rows().size());
            transfers.insert(
                    key,
                    new Transfer(
                            key,
                            transfer.account(),
                            transfer.number(),
                            transfer.amount(),
                            transfer.parts(),
                            Money.ZERO,
                            false,
                            "again",
                            transfer.charge()));
        } else {
            transfers.insert(transfer.key(), transfer);
        }
    }

    /** {@code WalletTable.lock}. */
    Map<AccountId, Wallet> walletsOf(Collection<AccountId> accounts) {
        var found = new HashMap<AccountId, Wallet>();
        for (var account : accounts) {
            var row = wallets.get(account);
            if (row != null) {
                found.put(account, row.wallet());
            }
        }
        return found;
    }

    /** {@code HoldTable.known}: the state of the later transfer, with the amount of the first, which is the hold's. */
    Map<HoldId, HoldAnswer.Known> known(Collection<HoldId> holds) {
        var found = new HashMap<HoldId, HoldAnswer.Known>();
        for (var hold : holds) {
            STATES.forEach((kind, state) -> {
                var transfer = transfers.get(new TransferKey(hold.value(), kind, 0));
                if (transfer != null) {
                    var before = found.get(hold);
                    var amount = before == null ? transfer.amount().micros() : before.amountMicros();
                    found.put(hold, new HoldAnswer.Known(hold.value(), state, amount));
                }
            });
        }
        return found;
    }

    /** {@code SettlementTable.captured}. */
    Map<HoldId, Money> captured(Collection<HoldId> holds) {
        var found = new HashMap<HoldId, Money>();
        for (var hold : holds) {
            var capture = transfers.get(new TransferKey(hold.value(), TransferKind.CAPTURE, 0));
            if (capture != null && bug != PlantedBug.CAPTURE_TWICE) {
                found.put(hold, capture.amount());
            }
        }
        return found;
    }

    /** {@code SettlementTable.placed}, of those that are neither open nor captured. */
    Map<HoldId, BillingMode> released(Collection<HoldId> holds) {
        return holds.stream()
                .filter(hold -> open.get(hold) == null
                        && transfers.get(new TransferKey(hold.value(), TransferKind.CAPTURE, 0)) == null
                        && transfers.get(new TransferKey(hold.value(), TransferKind.HOLD, 0)) != null)
                .collect(Collectors.toMap(Function.identity(), hold -> BillingMode.INTERNAL_INVOICE));
    }

    /** {@code SettlementTable.open}. */
    Map<HoldId, SettlementState.OpenHold> openOf(Collection<HoldId> holds) {
        var found = new HashMap<HoldId, SettlementState.OpenHold>();
        for (var hold : holds) {
            var row = open.get(hold);
            if (row != null) {
                found.put(
                        hold, new SettlementState.OpenHold(row.account(), row.amount(), BillingMode.INTERNAL_INVOICE));
            }
        }
        return found;
    }
}
