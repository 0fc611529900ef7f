package io.tutorflow.billing.ledger.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerRows;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call in which the database fails at one hold: what was placed beside it must be known, or it locks credits in vain. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class FailedHoldsServiceTest {

    /** No other test holds so much. */
    private static final Money UNLUCKY = Money.ofMicros(777_001);

    @Inject
    PlacingHolds placing;

    @Inject
    LedgerRows rows;

    @Inject
    SwitchableDecider decider;

    @AfterEach
    void everythingMayBeHeld() {
        rows.run("ALTER TABLE open_hold DROP CONSTRAINT IF EXISTS unlucky", Tuple.tuple());
    }

    @Test
    void itsNeighboursAreAnswered() {
        var account = rows.accountWith(1_000);
        rows.run(
                "ALTER TABLE open_hold ADD CONSTRAINT unlucky CHECK (amount_micros <> 777001) NOT VALID",
                Tuple.tuple());

        var answers = place(
                estimate(account, Money.ofCredits(5)),
                estimate(account, UNLUCKY),
                estimate(account, Money.ofCredits(7)));

        assertInstanceOf(HoldAnswer.Placed.class, answers.get(0));
        assertInstanceOf(HoldAnswer.Failed.class, answers.get(1));
        assertInstanceOf(HoldAnswer.Placed.class, answers.get(2));
        assertEquals(Money.ofCredits(12), rows.wallet(account).held());
    }

    @Test
    void itIsAnsweredAloneToo() {
        var account = rows.accountWith(1_000);
        rows.run(
                "ALTER TABLE open_hold ADD CONSTRAINT unlucky CHECK (amount_micros <> 777001) NOT VALID",
                Tuple.tuple());

        assertInstanceOf(
                HoldAnswer.Failed.class, place(estimate(account, UNLUCKY)).getFirst());
    }

    @Test
    void oneThatLooksExhaustedAndCannotBeReadIsPlacedAsTheOthers() {
        var poor = rows.accountWith(5);
        var rich = rows.accountWith(1_000);
        place(estimate(poor, Money.ofCredits(1)));
        var unread = estimate(poor, Money.ofCredits(50));
        decider.failOnceAt(unread.id().value());

        var answers = place(unread, estimate(rich, Money.ofCredits(5)));

        assertEquals(
                HoldRefusal.CREDITS_EXHAUSTED,
                assertInstanceOf(HoldAnswer.Refused.class, answers.get(0)).reason());
        assertInstanceOf(HoldAnswer.Placed.class, answers.get(1));
    }

    private List<HoldAnswer> place(Estimate... call) {
        return placing.placeAll(List.of(call)).await().indefinitely();
    }

    private static Estimate estimate(AccountId account, Money amount) {
        return new Estimate(new HoldId(UUID.randomUUID()), account, null, amount);
    }
}
