package io.tutorflow.billing.ledger.healing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class CapturedUsageServiceTest {

    private static final Instant FROM = Instant.parse("2024-06-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2024-07-01T00:00:00Z");
    private static final Money PRICE = Money.ofCredits(5);

    @Inject
    CapturedUsage captured;

    @Inject
    StagedUsage staged;

    @Inject
    Pool pool;

    @Test
    void addsUpWhatWasFinalizedInTheTimeBehindThePlace() {
        var account = staged.account(100);
        staged.captured(account, FROM, PRICE);
        var place = staged.here(account);
        var first = staged.captured(account, FROM, PRICE);
        staged.captured(account, FROM.minusNanos(1_000), PRICE);
        var last = staged.captured(account, TO.minusNanos(1_000), Money.ofCredits(1));
        staged.captured(account, TO, PRICE);
        long ids = first.getLeastSignificantBits() ^ last.getLeastSignificantBits();

        var found = captured.totals(List.of(place, new LedgerPlace(UUID.randomUUID(), 0)), FROM, TO)
                .await()
                .indefinitely();

        assertEquals(Map.of(account, new UsageTotal(2, Money.ofCredits(6), ids)), found);
        assertEquals(Map.of(account, 4L), captured.after(List.of(place)).await().indefinitely());
    }

    @Test
    void onlyWhatIsMissingIsMadeUpFor() {
        var account = staged.account(100);
        var there = staged.captured(account, FROM, PRICE);
        var lost = staged.lost(account, FROM, PRICE);

        assertEquals(
                1, captured.makeUpFor(account, List.of(there, lost)).await().indefinitely());
        assertEquals(
                0, captured.makeUpFor(account, List.of(there, lost)).await().indefinitely());

        assertEquals(2, staged.captures(account));
    }

    @Test
    void readsTheTransfersBehindThePlaceAndNoOthers() {
        var plan = new StringBuilder();
        pool.query("EXPLAIN (GENERIC_PLAN, COSTS OFF) " + CapturedUsageTable.TOTALS)
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> plan.append(row.getString(0)).append('\n'));

        var read = plan.toString();
        assertTrue(read.matches("(?s).*Index Scan (using|on) transfer_out.*"), read);
        assertTrue(read.matches("(?s).*Index Cond: .*debit_account_id = .*debit_seq > .*"), read);
        assertFalse(read.matches("(?s).*(Seq Scan on transfer|Hash Join|Merge Join).*"), read);
    }
}
