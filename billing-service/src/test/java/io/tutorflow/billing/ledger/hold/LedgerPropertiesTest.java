package io.tutorflow.billing.ledger.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.Entry;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.Line;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Tripwire;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.capture.Settlement;
import io.tutorflow.billing.ledger.capture.Settlement.Held;
import io.tutorflow.billing.ledger.capture.SettlementPolicy;
import io.tutorflow.billing.ledger.capture.SettlementState;
import io.tutorflow.billing.ledger.capture.SettlementState.OpenHold;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldState;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random holds, captures, releases, repeats and orders, on a ledger that keeps what the policies decide. */
class LedgerPropertiesTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Property(tries = 2000)
    void nobodyOverspendsAndTheBooksBalance(@ForAll("commands") List<Command> commands) {
        var ledger = new Books(Money.ofCredits(100));

        commands.forEach(ledger::apply);

        assertFalse(ledger.wallet.available().isNegative(), "overspent");
        assertEquals(sum(ledger.open.values().stream().map(OpenHold::amount).toList()), ledger.wallet.held());
        assertEquals(Money.ofCredits(100).minus(sum(List.copyOf(ledger.captured.values()))), ledger.wallet.posted());
        assertEquals(Money.ZERO, ledger.wallet.overdraft());
        assertEquals(
                LongStream.rangeClosed(1, ledger.wallet.number()).boxed().toList(),
                ledger.entries.stream()
                        .filter(entry -> entry.kind() == TransferKind.CAPTURE)
                        .map(Entry::number)
                        .toList());
    }

    @Property(tries = 2000)
    void theSameCommandsTwiceChangeNothing(@ForAll("commands") List<Command> commands) {
        var once = new Books(Money.ofCredits(100));
        var twice = new Books(Money.ofCredits(100));

        commands.forEach(once::apply);
        commands.forEach(command -> {
            twice.apply(command);
            twice.apply(command);
        });

        assertEquals(once.wallet, twice.wallet);
        assertEquals(once.captured, twice.captured);
    }

    @Property(tries = 1000)
    void aCaptureWinsOverARelease(@ForAll("commands") List<Command> commands) {
        var ledger = new Books(Money.ofCredits(100));
        commands.forEach(ledger::apply);

        ledger.captured.forEach((hold, amount) -> {
            var before = ledger.wallet;
            ledger.settle(release(hold));
            assertEquals(before, ledger.wallet);
            assertTrue(ledger.alarms > 0);
        });
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        var hold =
                Combinators.combine(ids(), Arbitraries.longs().between(1, 60)).as(Command.Hold::new);
        var capture = Combinators.combine(ids(), Arbitraries.integers().between(0, 100))
                .as(Command.Capture::new);
        var release = ids().map(Command.Release::new);
        return Arbitraries.<Command>oneOf(List.of(hold, capture, release))
                .list()
                .ofMaxSize(60);
    }

    private static Arbitrary<Long> ids() {
        return Arbitraries.longs().between(1, 12);
    }

    private static Settlement.Release release(HoldId hold) {
        return new Settlement.Release(hold, ACCOUNT, "failed", NOW, new Held.Unsaid());
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }

    sealed interface Command {

        record Hold(long id, long credits) implements Command {}

        /** Takes a part of what was held, as usage-service never bills more than it asked for. */
        record Capture(long id, int percent) implements Command {}

        record Release(long id) implements Command {}
    }

    private static final class Books {

        private Wallet wallet;
        private final Map<HoldId, HoldAnswer.Known> known = new HashMap<>();
        private final Map<HoldId, OpenHold> open = new HashMap<>();
        private final Map<HoldId, Money> captured = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();
        private int alarms;

        Books(Money promo) {
            wallet = new Wallet(
                    ACCOUNT,
                    promo,
                    Money.ZERO,
                    Line.NONE,
                    Money.ZERO,
                    false,
                    0,
                    0,
                    Tripwire.NOBODY,
                    BillingMode.INTERNAL_INVOICE);
        }

        void apply(Command command) {
            switch (command) {
                case Command.Hold hold -> hold(hold);
                case Command.Capture capture -> capture(capture);
                case Command.Release release -> settle(release(id(release.id())));
            }
        }

        private void hold(Command.Hold command) {
            var request = new Estimate(id(command.id()), ACCOUNT, null, Money.ofCredits(command.credits()));
            var state = new LedgerState(
                    Map.of(ACCOUNT, wallet),
                    Map.of(ACCOUNT, new Standing(Standing.Owner.WORKSPACE, false, Map.of())),
                    Map.copyOf(known));
            if (HoldPolicy.decide(List.of(request), state, NOW).getFirst() instanceof HoldAnswer.Placed) {
                wallet = wallet.holding(request.amount());
                known.put(request.id(), new HoldAnswer.Known(request.id().value(), HoldState.OPEN, request.amount()));
                open.put(request.id(), new OpenHold(ACCOUNT, request.amount(), BillingMode.INTERNAL_INVOICE));
            }
        }

        private void capture(Command.Capture command) {
            var hold = open.get(id(command.id()));
            if (hold != null) {
                var amount = Money.ofMicros(hold.amount().micros() * command.percent() / 100);
                var charge = new Charge("course.default", amount, Units.of(1), NOW, NOW);
                settle(new Settlement.Capture(id(command.id()), ACCOUNT, amount, charge, new Held.Unsaid()));
            }
        }

        void settle(Settlement settlement) {
            var released = new HashMap<HoldId, BillingMode>();
            known.keySet().forEach(id -> released.put(id, BillingMode.INTERNAL_INVOICE));
            released.keySet().removeAll(open.keySet());
            released.keySet().removeAll(captured.keySet());
            var state = new SettlementState(
                    Map.of(ACCOUNT, wallet), Map.copyOf(open), Map.copyOf(captured), released, Map.of());
            var outcome = SettlementPolicy.decide(List.of(settlement), state);
            wallet = outcome.wallets().getFirst();
            alarms += outcome.alarms().size();
            for (var entry : outcome.entries()) {
                entries.add(entry);
                open.remove(entry.id());
                if (entry.kind() == TransferKind.CAPTURE) {
                    captured.put(entry.id(), entry.amount());
                }
                var ended = entry.kind() == TransferKind.CAPTURE ? HoldState.CAPTURED : HoldState.VOIDED;
                known.put(entry.id(), new HoldAnswer.Known(entry.id().value(), ended, entry.amount()));
            }
        }

        private static HoldId id(long id) {
            return new HoldId(new UUID(0, id));
        }
    }
}
