package io.tutorflow.billing.ledger.healing;

import static io.tutorflow.billing.Newcomers.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.LedgerRows;
import io.tutorflow.billing.ledger.capture.KnownUsageRecords;
import io.tutorflow.billing.ledger.capture.Settlement.Capture;
import io.tutorflow.billing.ledger.capture.Settlement.Held;
import io.tutorflow.billing.ledger.capture.SettlingHolds;
import io.tutorflow.billing.ledger.capture.UsageRecords.Knowledge;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a comparison cannot settle, and what people say of it. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class HealingEndsServiceTest {

    private static final Money PRICE = Money.ofCredits(5);
    private static final Instant FIRST_HOUR = Instant.parse("2019-03-04T05:00:00Z");
    private static final Lease ALONE = () -> Uni.createFrom().voidItem();
    private static final String DISCREPANCIES = "/v1/admin/discrepancies";

    @Inject
    ComparingHours comparing;

    @Inject
    SettlingHolds settling;

    @Inject
    KnownEndedRecords ended;

    @Inject
    KnownUsageRecords known;

    @Inject
    HealingLimits limits;

    @Inject
    LedgerRows rows;

    @Inject
    BusinessClock clock;

    @Inject
    Pool pool;

    /** Of each test its own, in which nothing else was recorded. */
    private final Instant hour =
            FIRST_HOUR.plus(Duration.ofHours(UUID.randomUUID().hashCode() & 0x3fff));

    @Test
    void whatEndedJustNowIsOnItsWayAndNotMissing() {
        var account = rows.accountWith(100);
        finalized(account, clock.now());

        assertEquals(Comparison.of(1), compare());

        assertEquals(0, rows.transfers(account, "capture"));
    }

    @Test
    void whatCannotBeReadIsTriedSomeTimesThenParkedAndSeen() {
        var record = finalized(rows.accountWith(100), hour);
        known.cannotRead(record);

        for (int i = 0; i < limits.tries(); i++) {
            assertEquals(new Comparison(1, 0, 0, 0, 1), compare());
        }

        assertEquals(Comparison.of(1), compare());
        var row = "items.find { it.recordId == '" + record.value() + "' }.";
        list().body(row + "kind", equalTo("missing"))
                .body(row + "parked", equalTo(true))
                .body(
                        row + "why",
                        equalTo(
                                "usage-service's answer could not be read, or says that the work goes on; the log has it"))
                .body(row + "acknowledgement", nullValue());
        assertTrue(standing().parked() >= 1);
    }

    @Test
    void whatIsParkedIsSettledOnceSomebodyHasItRetried() {
        var account = rows.accountWith(100);
        var record = finalized(account, hour);
        known.cannotRead(record);
        for (int i = 0; i <= limits.tries(); i++) {
            compare();
        }
        rows.run("INSERT INTO compared_hour (hour) VALUES ($1)", Tuple.of(utc(hour)));
        known.canRead(record);
        assertEquals(Comparison.of(1), compare());

        with(TestTokens.operator()).post(DISCREPANCIES + "/retry").then().statusCode(200);

        assertTrue(time("SELECT due_at FROM compared_hour WHERE hour = $1", utc(hour))
                .isBefore(clock.now()));
        assertEquals(new Comparison(1, 1, 0, 0, 0), compare());
        assertEquals(Comparison.of(1), compare());
        assertEquals(1, rows.transfers(account, "capture"));
        assertTrue(time("SELECT settled_at FROM discrepancy WHERE record_id = $1", record.value())
                .isAfter(hour));
    }

    @Test
    void manyThatBreakFailNeitherTheirHourNorTheirNeighbours() {
        var account = rows.accountWith(100);
        for (int i = 0; i < 9; i++) {
            known.breaksAt(finalized(account, hour));
            finalized(account, hour);
        }

        assertEquals(new Comparison(18, 9, 0, 0, 9), compare());

        assertEquals(9, rows.transfers(account, "capture"));
    }

    @Test
    void aSurplusIsQuietOnceItIsAcknowledgedAndNotBefore() {
        var account = rows.accountWith(100);
        var record = new HoldId(UUID.randomUUID());
        settling.settle(List.of(capture(record, account, hour))).await().indefinitely();
        rows.run("INSERT INTO compared_hour (hour, surplus) VALUES ($1, 1)", Tuple.of(utc(hour)));
        assertEquals(new Comparison(0, 0, 1, 0, 0), compare());
        long before = standing().surplus();

        acknowledge(record, "usage-service was set back")
                .statusCode(200)
                .body("kind", equalTo("surplus"))
                .body("acknowledgement.reason", equalTo("usage-service was set back"));

        assertEquals(before - 1, standing().surplus());
        assertEquals(new Comparison(0, 0, 1, 0, 0), compare());
        assertEquals(before - 1, standing().surplus());
        acknowledge(record, "another reason")
                .statusCode(200)
                .body("acknowledgement.reason", equalTo("usage-service was set back"));
    }

    @Test
    void whatIsAcknowledgedIsNotTriedAnyMore() {
        var record = finalized(rows.accountWith(100), hour);
        known.cannotRead(record);
        compare();

        acknowledge(record, "It was given back by hand").statusCode(200);

        assertEquals(Comparison.of(1), compare());
        with(TestTokens.operator()).post(DISCREPANCIES + "/retry").then().statusCode(200);
        assertEquals(Comparison.of(1), compare());
    }

    @Test
    void onlyWhatIsThereIsAcknowledgedAndOnlyWithAReason() {
        acknowledge(new HoldId(UUID.randomUUID()), "No such thing").statusCode(404);
        acknowledge(new HoldId(UUID.randomUUID()), " ").statusCode(400);
        with(TestTokens.workspaceOwner(UUID.randomUUID().toString()))
                .get(DISCREPANCIES)
                .then()
                .statusCode(403);
    }

    @Test
    void aLeaseIsRenewedWhileAnHourIsComparedAndLostToWhoTookItOver() {
        rows.run("INSERT INTO compared_hour (hour, due_at) VALUES ($1, $1)", Tuple.of(utc(hour)));
        var lease = new HourLease(pool, clock, Duration.ofMinutes(10), new ComparedHourTable.Claim(hour, hour));

        comparing.compare(hour, lease).await().indefinitely();
        assertTrue(time("SELECT due_at FROM compared_hour WHERE hour = $1", utc(hour))
                .isAfter(clock.now()));

        rows.run("UPDATE compared_hour SET due_at = now() WHERE hour = $1", Tuple.of(utc(hour)));
        assertThrows(
                IllegalStateException.class,
                () -> comparing.compare(hour, lease).await().indefinitely());
        ComparedHourTable.mark(pool, lease.claim(), Comparison.of(7), clock.now(), null)
                .await()
                .indefinitely();
        assertEquals(0, number("SELECT records FROM compared_hour WHERE hour = $1", utc(hour)));
    }

    private Comparison compare() {
        return comparing.compare(hour, ALONE).await().indefinitely();
    }

    private ComparedHourTable.Standing standing() {
        return ComparedHourTable.standing(pool, limits.tries()).await().indefinitely();
    }

    private HoldId finalized(AccountId account, Instant since) {
        var id = new HoldId(UUID.randomUUID());
        ended.know(new End(id, account, true, PRICE.micros(), since), hour);
        known.know(id, new Knowledge.Ended(capture(id, account, hour)));
        return id;
    }

    private static Capture capture(HoldId id, AccountId account, Instant recordedAt) {
        var charge = new Charge("course.default", PRICE, Units.of(1), recordedAt, recordedAt);
        return new Capture(id, account, PRICE, charge, Held.nothing());
    }

    private static ValidatableResponse list() {
        return with(TestTokens.operator())
                .queryParam("limit", 100)
                .get(DISCREPANCIES)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse acknowledge(HoldId record, String reason) {
        return with(TestTokens.operator())
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post(DISCREPANCIES + "/" + record.value() + "/acknowledge")
                .then();
    }

    private Instant time(String sql, Object key) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(key))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getOffsetDateTime(0)
                .toInstant();
    }

    private long number(String sql, Object key) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(key))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
