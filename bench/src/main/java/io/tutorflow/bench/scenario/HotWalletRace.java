package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Load;
import io.tutorflow.bench.load.OpenLoop;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/** Twice as many holds as one wallet has credits for: no more than there is may be placed, and no less. */
final class HotWalletRace {

    static final long HOLD_MICROS = 50_000;

    private static final long HOLD_CREDITS = 5;
    private static final int FUNDED_HOLDS = 2_000;
    private static final String OPEN =
            "SELECT count(*), coalesce(sum(amount_micros), 0) FROM open_hold WHERE account_id = ?";

    private final Ledger ledger;
    private final OpenLoop loop;
    private final Payers payer;
    private String told = "";

    HotWalletRace(LocalStack stack, Ledger ledger, OpenLoop loop) throws IOException, InterruptedException {
        this.ledger = ledger;
        this.loop = loop;
        this.payer = Payers.of(stack, 1, FUNDED_HOLDS * HOLD_CREDITS);
    }

    Payers payer() {
        return payer;
    }

    /** Whether everything there was, and nothing more, was set aside. */
    boolean run(Load load, double perSecond) throws IOException, SQLException {
        long millis = Math.round(2 * FUNDED_HOLDS / perSecond * 1000);
        var outcome = loop.run(load, perSecond, Duration.ofMillis(millis));
        var id = payer.ids().getFirst();
        var wallet = ledger.wallet(id);
        try (var connection = ledger.database("billing");
                var statement = connection.prepareStatement(OPEN)) {
            statement.setObject(1, UUID.fromString(id));
            try (var row = statement.executeQuery()) {
                row.next();
                long placed = row.getLong(1);
                long over = Math.max(0, row.getLong(2) - wallet.postedMicros());
                told = String.format(
                        Locale.ROOT,
                        "used up: %,d of %,d holds placed, credits for %,d; available %d, overspent %d micro-USD",
                        placed,
                        outcome.asked(),
                        FUNDED_HOLDS,
                        wallet.availableMicros(),
                        over);
                return placed == FUNDED_HOLDS
                        && over == 0
                        && wallet.availableMicros() == 0
                        && wallet.heldMicros() == row.getLong(2);
            }
        }
    }

    String told() {
        return told;
    }
}
