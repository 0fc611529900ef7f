package io.tutorflow.billing.ledger.healing;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerRows;
import io.tutorflow.billing.ledger.capture.KnownUsageRecords;
import io.tutorflow.billing.ledger.capture.Settlement.Capture;
import io.tutorflow.billing.ledger.capture.Settlement.Held;
import io.tutorflow.billing.ledger.capture.SettlingHolds;
import io.tutorflow.billing.ledger.capture.UsageRecords.Knowledge;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Accounts and their measured usage, as tests of other rooms want them to be. */
@ApplicationScoped
public class StagedUsage {

    private final LedgerRows rows;
    private final SettlingHolds settling;
    private final KnownUsageRecords known;

    StagedUsage(LedgerRows rows, SettlingHolds settling, KnownUsageRecords known) {
        this.rows = rows;
        this.settling = settling;
        this.known = known;
    }

    public UUID account(long credits) {
        return rows.accountWith(credits).value();
    }

    /** In the ledger. */
    public UUID captured(UUID account, Instant finalizedAt, Money amount) {
        var capture = capture(account, finalizedAt, amount);
        settling.settle(List.of(capture)).await().indefinitely();
        return capture.id().value();
    }

    /** Told by usage-service if it is asked, and not in the ledger. */
    public UUID lost(UUID account, Instant finalizedAt, Money amount) {
        var capture = capture(account, finalizedAt, amount);
        known.know(capture.id(), new Knowledge.Ended(capture));
        return capture.id().value();
    }

    public long captures(UUID account) {
        return rows.transfers(new AccountId(account), "capture");
    }

    /** The place behind everything that has moved its credits until now. */
    public LedgerPlace here(UUID account) {
        return new LedgerPlace(account, rows.wallet(new AccountId(account)).number());
    }

    private static Capture capture(UUID account, Instant finalizedAt, Money amount) {
        var charge = new Charge("course.default", amount, Units.of(1), finalizedAt, finalizedAt);
        return new Capture(new HoldId(UUID.randomUUID()), new AccountId(account), amount, charge, Held.nothing());
    }
}
