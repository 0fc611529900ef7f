package io.tutorflow.billing.ledger.capture;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Entry;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.capture.Settlement.Held;
import io.tutorflow.billing.ledger.capture.SettlementState.OpenHold;
import io.tutorflow.events.UsageVoided;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch of settlements. A repeat changes nothing; a capture always wins, even after its hold was released; a
 * repeat that contradicts what is written is an alarm and changes nothing either. A hold that the ledger has lost is
 * written again together with what ended it; who does not say how much was held is asked.
 */
public final class SettlementPolicy {

    private final Map<AccountId, Wallet> wallets;
    private final Map<HoldId, OpenHold> open;
    private final Map<HoldId, Money> captured;
    private final Map<HoldId, BillingMode> released;
    private final SettlementState state;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<HoldId, AccountId> lost = new HashMap<>();
    private final List<Alarm> alarms = new ArrayList<>();

    private SettlementPolicy(SettlementState state) {
        wallets = new HashMap<>(state.wallets());
        open = new HashMap<>(state.open());
        captured = new HashMap<>(state.captured());
        released = new HashMap<>(state.released());
        this.state = state;
    }

    public static Outcome decide(List<Settlement> settlements, SettlementState state) {
        var policy = new SettlementPolicy(state);
        settlements.forEach(policy::settle);
        return new Outcome(policy.entries, List.copyOf(policy.wallets.values()), policy.lost, policy.alarms);
    }

    private void settle(Settlement settlement) {
        var wallet = wallets.get(settlement.account());
        var hold = open.get(settlement.id());
        if (wallet == null) {
            alarm(settlement, "there is no such account");
        } else if (hold != null && !hold.account().equals(settlement.account())) {
            alarm(settlement, "its hold belongs to account " + hold.account().value());
        } else {
            switch (settlement) {
                case Settlement.Capture capture -> capture(capture, wallet);
                case Settlement.Release release -> release(release, wallet);
            }
        }
    }

    private void capture(Settlement.Capture capture, Wallet wallet) {
        var before = captured.get(capture.id());
        if (before != null) {
            if (!before.equals(capture.amount())) {
                alarm(
                        capture,
                        "it was already captured with " + before + ", and now the amount is " + capture.amount());
            }
            return;
        }
        if (!hasHold(capture)) {
            return;
        }
        var hold = open.remove(capture.id());
        var freed = hold == null || hold.lost() ? wallet : wallet.releasing(hold.amount());
        boolean late = released.containsKey(capture.id());
        var mode = modeOf(capture, hold);
        if (hold != null && capture.held() instanceof Held.Amount held && held.released()) {
            late = true;
            entries.add(
                    voided(capture, hold, UsageVoided.OVERDUE, capture.charge().recordedAt()));
        }
        var parts = freed.fund(capture.amount(), mode);
        var after = freed.spending(parts);
        captured.put(capture.id(), capture.amount());
        wallets.put(capture.account(), after);
        entries.add(new Entry(
                capture.id(),
                capture.account(),
                TransferKind.CAPTURE,
                mode,
                after.number(),
                capture.amount(),
                parts,
                hold == null || late
                        ? Money.ZERO
                        : capture.amount().minus(hold.amount()).max(Money.ZERO),
                late,
                capture.charge(),
                null,
                capture.charge().recordedAt()));
    }

    /** The one that was pinned when the work began; where nothing was held, that of the moment at which it was finalized. */
    private BillingMode modeOf(Settlement.Capture capture, @Nullable OpenHold hold) {
        if (hold != null) {
            return hold.mode();
        }
        var pinned = released.get(capture.id());
        return pinned != null ? pinned : modeAt(capture);
    }

    private BillingMode modeAt(Settlement.Capture capture) {
        return state.modesOf(capture.account()).at(capture.charge().finalizedAt());
    }

    private void release(Settlement.Release release, Wallet wallet) {
        if (captured.containsKey(release.id())) {
            if (release.isForGood()) {
                alarm(release, "it was captured and is now reported as void");
            }
            return;
        }
        if (!hasHold(release)) {
            return;
        }
        var hold = open.remove(release.id());
        if (hold == null) {
            return;
        }
        if (!hold.lost()) {
            wallets.put(release.account(), wallet.releasing(hold.amount()));
        }
        released.put(release.id(), hold.mode());
        entries.add(voided(release, hold, release.reason(), release.recordedAt()));
    }

    /**
     * Sees to it that a hold which the ledger has lost is there to be ended; it sets nothing aside any more.
     *
     * @return false if nothing can be done before it is known how much was held
     */
    private boolean hasHold(Settlement settlement) {
        var id = settlement.id();
        if (!settlement.held().isSomething() || open.containsKey(id) || released.containsKey(id)) {
            return true;
        }
        return switch (settlement.held()) {
            case Held.Unsaid unsaid -> {
                lost.put(id, settlement.account());
                yield false;
            }
            case Held.Amount held -> {
                var mode = modeOfLost(settlement);
                open.put(id, new OpenHold(settlement.account(), held.amount(), mode, true));
                entries.add(transfer(settlement, TransferKind.HOLD, mode, held.amount(), null, null));
                yield true;
            }
        };
    }

    /** Nobody knows any more what was pinned; what is released is not charged. */
    private BillingMode modeOfLost(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Capture capture -> modeAt(capture);
            case Settlement.Release release -> BillingMode.INTERNAL_INVOICE;
        };
    }

    private static Entry voided(Settlement settlement, OpenHold hold, String reason, @Nullable Instant recordedAt) {
        return transfer(settlement, TransferKind.VOID, hold.mode(), hold.amount(), reason, recordedAt);
    }

    /** One that moves nothing. */
    private static Entry transfer(
            Settlement settlement,
            TransferKind kind,
            BillingMode mode,
            Money amount,
            @Nullable String reason,
            @Nullable Instant recordedAt) {
        return new Entry(
                settlement.id(),
                settlement.account(),
                kind,
                mode,
                null,
                amount,
                Funding.NONE,
                Money.ZERO,
                false,
                null,
                reason,
                recordedAt);
    }

    private void alarm(Settlement settlement, String what) {
        alarms.add(new Alarm(settlement.id(), settlement.account(), what));
    }

    /** A settlement that contradicts the ledger: nothing is changed, and a person must look. */
    public record Alarm(HoldId id, AccountId account, String what) {

        @Override
        public String toString() {
            return "usage record " + id.value() + " of account " + account.value() + ": " + what;
        }
    }

    /**
     * What is to be written, and what must be looked at by a person.
     *
     * @param lost work that ended and whose hold is not there: how much was held must be asked before it is settled
     */
    public record Outcome(List<Entry> entries, List<Wallet> wallets, Map<HoldId, AccountId> lost, List<Alarm> alarms) {}
}
