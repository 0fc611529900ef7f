package io.tutorflow.billing.ledger.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.WalletTest;
import io.tutorflow.billing.ledger.capture.Settlement;
import io.tutorflow.billing.ledger.capture.SettlementPolicy;
import io.tutorflow.billing.ledger.capture.SettlementState;
import io.tutorflow.billing.ledger.capture.SettlementState.OpenHold;
import io.tutorflow.billing.ledger.posting.PostingPolicy;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A wallet whose mode changes again and again while work is held, captured and released, and credits are given. */
class ModePropertiesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Property(tries = 2000)
    void nobodyOverspendsAndWorkKeepsTheModeThatItWasBegunIn(@ForAll("commands") List<Command> commands) {
        var books = new Books();

        for (var command : commands) {
            books.apply(command);
            assertFalse(books.wallet.available().isNegative(), () -> "overspent by " + command);
            assertEquals(Money.ZERO, books.wallet.overdraft());
        }

        assertEquals(books.usedLine, books.wallet.line().used());
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        var hold =
                Combinators.combine(ids(), Arbitraries.longs().between(1, 60)).as(Command.Hold::new);
        var capture = Combinators.combine(ids(), Arbitraries.integers().between(0, 100))
                .as(Command.Capture::new);
        var grant = Arbitraries.longs().between(1, 30).map(Command.Grant::new);
        var meter = Arbitraries.just(new Command.Meter());
        var invoice = Arbitraries.just(new Command.Invoice());
        return Arbitraries.<Command>oneOf(List.of(hold, hold, capture, grant, meter, invoice))
                .list()
                .ofMaxSize(60);
    }

    private static Arbitrary<Long> ids() {
        return Arbitraries.longs().between(1, 12);
    }

    sealed interface Command {

        record Hold(long id, long credits) implements Command {}

        record Capture(long id, int percent) implements Command {}

        record Grant(long credits) implements Command {}

        record Meter() implements Command {}

        record Invoice() implements Command {}
    }

    private static final class Books {

        private Wallet wallet = WalletTest.wallet(20, 0, 0, 0, 100);
        private final AccountId account = wallet.account();
        private final Map<HoldId, OpenHold> open = new HashMap<>();
        private final Map<HoldId, Money> captured = new HashMap<>();
        private Money usedLine = Money.ZERO;
        private long keys;

        void apply(Command command) {
            switch (command) {
                case Command.Hold hold -> hold(new HoldId(new UUID(2, hold.id())), Money.ofCredits(hold.credits()));
                case Command.Capture capture -> capture(new HoldId(new UUID(2, capture.id())), capture.percent());
                case Command.Grant grant -> grant(Money.ofCredits(grant.credits()));
                case Command.Meter meter -> {
                    if (ModePolicy.meter(wallet, key(), "operator") instanceof ModePolicy.Decision.Changed changed) {
                        wallet = changed.after();
                        assertEquals(Money.ZERO, wallet.posted());
                    }
                }
                case Command.Invoice invoice -> wallet = wallet.charged(BillingMode.INTERNAL_INVOICE);
            }
        }

        private void hold(HoldId id, Money amount) {
            if (!open.containsKey(id)
                    && !captured.containsKey(id)
                    && wallet.refusalOf(amount).isEmpty()) {
                open.put(id, new OpenHold(account, amount, wallet.mode()));
                wallet = wallet.holding(amount);
            }
        }

        private void capture(HoldId id, int percent) {
            var held = open.get(id);
            if (held == null) {
                return;
            }
            var amount = Money.ofMicros(held.amount().micros() * percent / 100);
            var charge = new Charge("course.default", amount, Units.of(1), NOW, NOW);
            var settlement = new Settlement.Capture(id, account, amount, charge, new Settlement.Held.Unsaid());
            var state = new SettlementState(Map.of(account, wallet), Map.copyOf(open), Map.copyOf(captured));
            var outcome = SettlementPolicy.decide(List.of(settlement), state);
            var entry = outcome.entries().getFirst();
            open.remove(id);
            captured.put(id, amount);
            wallet = outcome.wallets().getFirst();
            usedLine = usedLine.plus(entry.parts().line());
            assertEquals(held.mode(), entry.mode());
            if (held.mode().isMetered()) {
                assertEquals(amount, entry.parts().line());
            }
        }

        private void grant(Money amount) {
            var posting = Posting.of(TransferKind.GRANT, key(), account.value(), amount, "welcome", "operator");
            boolean metered = wallet.mode().isMetered();
            var decision = PostingPolicy.decide(posting, Map.of(account, wallet));
            if (decision instanceof PostingPolicy.Decision.Posted posted) {
                assertFalse(metered);
                wallet = posted.movement().after().getFirst();
            }
        }

        private UUID key() {
            keys++;
            return new UUID(3, keys);
        }
    }
}
