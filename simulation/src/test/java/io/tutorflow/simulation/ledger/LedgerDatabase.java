package io.tutorflow.simulation.ledger;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Entry;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.Line;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Tripwire;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.capture.Settlement;
import io.tutorflow.billing.ledger.capture.SettlementEvents;
import io.tutorflow.billing.ledger.capture.SettlementPolicy;
import io.tutorflow.billing.ledger.capture.SettlementState;
import io.tutorflow.billing.ledger.clearing.Clearing;
import io.tutorflow.billing.ledger.clearing.ClearingBooks;
import io.tutorflow.billing.ledger.healing.UsageTotal;
import io.tutorflow.billing.ledger.hold.Estimate;
import io.tutorflow.billing.ledger.hold.HoldPolicy;
import io.tutorflow.billing.ledger.hold.LedgerState;
import io.tutorflow.billing.ledger.hold.Standing;
import io.tutorflow.billing.ledger.posting.PostingPolicy;
import io.tutorflow.billing.ledger.rollforward.SimulatedBooks;
import io.tutorflow.billing.ledger.statement.Capture;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.internal.hold.HoldRequest;
import io.tutorflow.messaging.IncomingEvent;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.ledger.LedgerRows.OpenRow;
import io.tutorflow.simulation.ledger.LedgerRows.Transfer;
import io.tutorflow.simulation.ledger.LedgerRows.TransferKey;
import io.tutorflow.simulation.ledger.LedgerRows.WalletRow;
import io.tutorflow.simulation.machine.Database;
import io.tutorflow.simulation.machine.PlantedBug;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of billing-service: the production policies decide ({@link HoldPolicy}, {@link SettlementPolicy}, {@link
 * Wallet}, {@link Standing}), on state read as under the wallets' locks and written in the same transaction, as {@code
 * PlacingHolds} and {@code SettlingHolds} do.
 */
public final class LedgerDatabase {

    private static final Duration CHECK_AFTER = Duration.ofMinutes(2);

    private final LedgerRows rows;
    private final ClearingBooks clearings;
    private final PlantedBug bug;
    private final List<String> alarms = new ArrayList<>();

    public LedgerDatabase(PlantedBug bug) {
        this.rows = new LedgerRows(bug);
        this.clearings = new ClearingBooks(rows.database(), bug);
        this.bug = bug;
    }

    /** Wallets as somebody saw them at some moment. */
    public static final class Glance {

        private final Map<AccountId, Wallet> wallets;

        private Glance(Map<AccountId, Wallet> wallets) {
            this.wallets = wallets;
        }
    }

    LedgerRows rows() {
        return rows;
    }

    public Database database() {
        return rows.database();
    }

    public List<String> alarms() {
        return alarms;
    }

    public void open(UUID account, Money creditLine, @Nullable UUID key) {
        var id = new AccountId(account);
        var owner = key == null ? Standing.Owner.ORGANIZATION : Standing.Owner.WORKSPACE;
        var keys = new HashMap<UUID, Standing.Key>();
        if (key != null) {
            keys.put(key, new Standing.Key(false, null));
        }
        rows.standings().put(id, new Standing(owner, false, keys));
        var wallet = new Wallet(
                id,
                Money.ZERO,
                Money.ZERO,
                Line.agreed(creditLine),
                Money.ZERO,
                false,
                0,
                0,
                Tripwire.NOBODY,
                BillingMode.INTERNAL_INVOICE);
        rows.database().transaction(() -> rows.wallets().insert(id, new WalletRow(wallet, Money.ZERO)));
    }

    public void suspend(UUID account, boolean suspended) {
        rows.standings()
                .computeIfPresent(
                        new AccountId(account),
                        (id, standing) -> new Standing(standing.owner(), suspended, standing.keys()));
    }

    /** {@code Ledger.post}: the same key twice is one grant. */
    public void grant(UUID id, UUID account, Money amount) {
        rows.database().transaction(() -> {
            var key = new TransferKey(id, TransferKind.GRANT, 0);
            if (!rows.transfers().has(key)) {
                var owner = new AccountId(account);
                var posting = Posting.of(TransferKind.GRANT, id, account, amount, null, "operator");
                var movement = ((PostingPolicy.Decision.Posted)
                                PostingPolicy.decide(posting, rows.walletsOf(List.of(owner))))
                        .movement();
                var written = movement.transfers().getFirst();
                rows.write(new Transfer(
                        key, owner, written.toNumber(), amount, written.parts(), Money.ZERO, false, null, null));
                movement.after().forEach(after -> rows.wallets().put(owner, new WalletRow(after, after.overdraft())));
            }
        });
    }

    /** {@code Ledger.clear}: the same key twice is one clearing. Part of the caller's transaction. */
    public void clear(Clearing clearing) {
        var owner = new AccountId(clearing.account());
        clearings.clear(clearing, rows.wallets().there(owner).wallet()).ifPresent(movement -> {
            movement.transfers().stream()
                    .filter(transfer -> transfer.toNumber() != null)
                    .forEach(transfer -> rows.write(new Transfer(
                            new TransferKey(movement.id(), transfer.kind(), 0),
                            owner,
                            transfer.toNumber(),
                            transfer.amount(),
                            transfer.parts(),
                            Money.ZERO,
                            false,
                            null,
                            null)));
            movement.after().forEach(after -> rows.wallets().put(owner, new WalletRow(after, after.overdraft())));
        });
    }

    /** {@code Ledger.isPaidInto}. */
    public boolean isPaidInto(UUID clearing, Clearing.Cash cash) {
        return clearings.isPaidInto(clearing, cash);
    }

    /** All whose wallets it has. */
    public List<UUID> accounts() {
        return rows.wallets().keys().stream().map(AccountId::value).toList();
    }

    /** {@code Captures}: those of an account, in the order of their numbers. */
    public List<Capture> captures(UUID account) {
        var owner = new AccountId(account);
        return rows.transfers().rows().stream()
                .filter(transfer -> transfer.key().kind() == TransferKind.CAPTURE
                        && transfer.account().equals(owner))
                .map(LedgerDatabase::capture)
                .sorted(Comparator.comparingLong(Capture::number))
                .toList();
    }

    private static Capture capture(Transfer transfer) {
        var charge = Objects.requireNonNull(transfer.charge());
        var list = charge.listUnitPrice();
        return new Capture(
                transfer.key().id(),
                Objects.requireNonNull(transfer.number()),
                charge.finalizedAt(),
                charge.catalogKey(),
                list == null ? charge.unitPrice() : list,
                charge.unitPrice(),
                charge.units(),
                transfer.amount(),
                transfer.parts().promo(),
                transfer.parts().purchased(),
                transfer.parts().line(),
                BillingMode.INTERNAL_INVOICE,
                null);
    }

    /** {@code CapturedUsage.totals}, of one account. */
    public UsageTotal captured(UUID account, Instant from, Instant to) {
        return captures(account).stream()
                .filter(capture -> !capture.finalizedAt().isBefore(from)
                        && capture.finalizedAt().isBefore(to))
                .map(capture -> Totals.of(capture.id(), capture.amount()))
                .reduce(UsageTotal.NOTHING, Totals::plus);
    }

    /** {@code RollForwardTable}: all transfers, added up. */
    public SimulatedBooks.Balances books() {
        var books = new SimulatedBooks();
        clearings.addTo(books);
        rows.transfers().rows().forEach(transfer -> {
            var kind = transfer.key().kind();
            if (kind == TransferKind.CAPTURE) {
                books.add(kind, null, HouseAccount.REVENUE, transfer.amount(), transfer.parts());
            }
        });
        return books.balances();
    }

    public Money usedLine(UUID account) {
        return rows.wallets().there(new AccountId(account)).wallet().line().used();
    }

    public List<HoldAnswer> place(List<HoldRequest> holds, Instant now) {
        var requests = holds.stream().map(Estimate::of).toList();
        return rows.database().transaction(() -> placeIn(requests, now));
    }

    public Glance glance() {
        return new Glance(rows.walletsOf(List.copyOf(rows.wallets().keys())));
    }

    /**
     * Returns those whose holds are lost: they are to be asked about.
     *
     * @param glance for a planted bug only
     */
    public HoldChecks.Due settleEvents(List<IncomingEvent> events, Glance glance) {
        return HoldChecks.lost(settle(
                events.stream()
                        .map(SettlementEvents::read)
                        .flatMap(Optional::stream)
                        .toList(),
                glance));
    }

    private List<HoldAnswer> placeIn(List<Estimate> requests, Instant now) {
        var accounts = requests.stream().map(Estimate::account).distinct().toList();
        var state = new LedgerState(
                rows.walletsOf(accounts),
                rows.standings(),
                rows.known(requests.stream().map(Estimate::id).toList()));
        var answers = decide(requests, state, now);
        for (int i = 0; i < requests.size(); i++) {
            if (answers.get(i) instanceof HoldAnswer.Placed placed) {
                write(requests.get(i), placed.amount(), now);
            }
        }
        return answers;
    }

    private List<HoldAnswer> decide(List<Estimate> requests, LedgerState state, Instant now) {
        var decided = HoldPolicy.decide(requests, state, now);
        if (bug != PlantedBug.HOLD_WITHOUT_CHECK) {
            return decided;
        }
        var unchecked = new ArrayList<HoldAnswer>();
        for (int i = 0; i < requests.size(); i++) {
            boolean placed = decided.get(i) instanceof HoldAnswer.Refused refused
                    && refused.reason() != HoldRefusal.UNKNOWN_ACCOUNT;
            var request = requests.get(i);
            unchecked.add(placed ? new HoldAnswer.Placed(request.id().value(), request.amount()) : decided.get(i));
        }
        return unchecked;
    }

    /** {@code LedgerWriter.place}: it adds to what is held, whatever was read. */
    private void write(Estimate request, Money amount, Instant now) {
        rows.write(request.id().value(), TransferKind.HOLD, request.account(), amount, Funding.NONE);
        rows.open().insert(request.id(), new OpenRow(request.account(), amount, now.plus(CHECK_AFTER)));
        var row = rows.wallets().there(request.account());
        rows.wallets().put(request.account(), new WalletRow(row.wallet().holding(amount), row.overdraft()));
    }

    /** Returns those whose holds are lost. */
    Map<HoldId, AccountId> settle(List<Settlement> settlements, Glance glance) {
        return rows.database().transaction(() -> {
            var accounts =
                    settlements.stream().map(Settlement::account).distinct().toList();
            var holds = settlements.stream().map(Settlement::id).distinct().toList();
            var wallets = bug == PlantedBug.STALE_WALLET_READ ? glance.wallets : rows.walletsOf(accounts);
            var state = new SettlementState(
                    wallets, rows.openOf(holds), rows.captured(holds), rows.released(holds), Map.of());
            var outcome = SettlementPolicy.decide(settlements, state);
            outcome.alarms().forEach(alarm -> alarms.add(alarm.toString()));
            if (!outcome.entries().isEmpty()) {
                outcome.entries().forEach(this::write);
                outcome.wallets()
                        .forEach(wallet ->
                                rows.wallets().put(wallet.account(), new WalletRow(wallet, wallet.overdraft())));
            }
            return outcome.lost();
        });
    }

    private void write(Entry entry) {
        if (entry.kind() == TransferKind.HOLD) {
            rows.lost().add(entry.id());
        }
        var key = new TransferKey(entry.id().value(), entry.kind(), 0);
        rows.write(new Transfer(
                key,
                entry.account(),
                entry.number(),
                entry.amount(),
                entry.parts(),
                entry.overrun(),
                entry.late(),
                entry.reason(),
                entry.charge()));
        rows.open().delete(entry.id());
    }
}
