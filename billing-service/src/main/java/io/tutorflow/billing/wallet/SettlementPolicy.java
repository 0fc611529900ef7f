package io.tutorflow.billing.wallet;

import io.tutorflow.billing.wallet.SettlementState.OpenHold;
import io.tutorflow.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides a batch of settlements. A repeat changes nothing; a capture always wins, even after its hold was released; a
 * repeat that contradicts what is written is an alarm and changes nothing either.
 */
final class SettlementPolicy {

    private final Map<AccountId, Wallet> wallets;
    private final Map<HoldId, OpenHold> open;
    private final Map<HoldId, Money> captured;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();

    private SettlementPolicy(SettlementState state) {
        wallets = new HashMap<>(state.wallets());
        open = new HashMap<>(state.open());
        captured = new HashMap<>(state.captured());
    }

    static Outcome decide(List<Settlement> settlements, SettlementState state) {
        var policy = new SettlementPolicy(state);
        settlements.forEach(policy::settle);
        return new Outcome(policy.entries, List.copyOf(policy.wallets.values()), policy.alarms);
    }

    private void settle(Settlement settlement) {
        var wallet = wallets.get(settlement.account());
        var hold = open.get(settlement.id());
        if (wallet == null) {
            alarm(settlement, "there is no such account");
        } else if (hold != null && !hold.account().equals(settlement.account())) {
            alarm(settlement, "its hold is of account " + hold.account().value());
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
                alarm(capture, "it was captured with " + before + ", now comes " + capture.amount());
            }
            return;
        }
        var hold = open.remove(capture.id());
        var released = hold == null ? wallet : wallet.releasing(hold.amount());
        var parts = released.fund(capture.amount());
        var after = released.spending(parts);
        captured.put(capture.id(), capture.amount());
        wallets.put(capture.account(), after);
        entries.add(new Entry(
                capture.id(),
                capture.account(),
                TransferKind.CAPTURE,
                after.number(),
                capture.amount(),
                parts,
                hold == null
                        ? Money.ZERO
                        : capture.amount().minus(hold.amount()).max(Money.ZERO),
                hold == null && capture.expectsHold(),
                capture.charge(),
                null));
    }

    private void release(Settlement.Release release, Wallet wallet) {
        if (captured.containsKey(release.id())) {
            if (release.isForGood()) {
                alarm(release, "it was captured and is now said to be void");
            }
            return;
        }
        var hold = open.remove(release.id());
        if (hold == null) {
            return;
        }
        wallets.put(release.account(), wallet.releasing(hold.amount()));
        entries.add(new Entry(
                release.id(),
                release.account(),
                TransferKind.VOID,
                null,
                hold.amount(),
                Funding.NONE,
                Money.ZERO,
                false,
                null,
                release.reason()));
    }

    private void alarm(Settlement settlement, String what) {
        alarms.add("usage record " + settlement.id().value() + " of account "
                + settlement.account().value() + ": " + what);
    }

    /** What is to be written, and what must be looked at by a person. */
    record Outcome(List<Entry> entries, List<Wallet> wallets, List<String> alarms) {}
}
