package io.tutorflow.billing.ledger.month;

import static io.tutorflow.billing.ledger.month.PastMonth.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.month.DayEnds.DayEnd;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "billing"))
class LedgerMonthServiceTest {

    private static final YearMonth JUNE = YearMonth.of(2024, 6);
    private static final MonthSpan SPAN = MonthSpan.of(JUNE, Instant.parse("2024-09-01T00:00:00Z"));
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final Units ONE = Units.of(1);
    private static final int MANY = 1_000;

    @Inject
    LedgerMonths months;

    @Inject
    Pool pool;

    @Test
    void aMonthIsFromItsFirstMicrosecondToItsLast() {
        var workspace = workspace("0")
                .uses(SPAN.from().minus(MICRO), "course.default", "0.01", ONE)
                .uses(SPAN.from(), "course.default", "0.02", ONE)
                .uses(SPAN.to().minus(MICRO), "course.default", "0.04", ONE)
                .uses(SPAN.to(), "course.default", "0.08", ONE);

        assertEquals(usd("0.06"), amount(workspace));
    }

    /** Wherever the month begins among what moved the account: before, between and after all of it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9})
    void findsWhereTheMonthBegins(int before) {
        var workspace = workspace("0");
        for (int each = 0; each < before; each++) {
            workspace.topUp(day(JUNE.minusMonths(2), 1 + each), "1");
        }
        for (int each = 0; each < 9 - before; each++) {
            workspace.uses(day(JUNE, 1 + each), "course.default", "0.05", ONE);
        }

        assertEquals(Map.of(workspace.id(), (long) before), read(month -> month.places(List.of(workspace.id()))));
        assertEquals(usd("0.05").times(Units.of(9 - before)), amount(workspace));
    }

    @Test
    void whatIsChargedAfterTheMonthIsOfItsLastDay() {
        var workspace = workspace("0")
                .topUp(day(JUNE, 1), "10")
                .uses(day(JUNE, 3), "course.default", "1", ONE)
                .usesLate(day(JUNE, 4), day(JUNE.plusMonths(1), 2), "course.default", "2", ONE)
                .uses(day(JUNE.plusMonths(1), 3), "course.default", "4", ONE);

        var sums = captured(workspace, List.of());

        assertEquals(
                Map.of(JUNE.atDay(3), usd("1"), JUNE.atDay(30), usd("2")),
                new TreeMap<>(Map.of(
                        sums.get(0).day(),
                        sums.get(0).amount(),
                        sums.get(1).day(),
                        sums.get(1).amount())));
        assertEquals(
                new TreeMap<>(Map.of(
                        JUNE.atDay(1), end("0", "10", "0"),
                        JUNE.atDay(3), end("0", "9", "0"),
                        JUNE.atDay(30), end("0", "7", "0"))),
                ends(workspace).days());
    }

    @Test
    void endsOfDaysAreWhatTheLedgerHadThen() {
        var workspace = workspace("100")
                .grant(day(JUNE.minusMonths(1), 1), "1")
                .topUp(day(JUNE, 2), "2")
                .uses(day(JUNE, 5), "course.default", "2.5", ONE)
                .uses(day(JUNE, 5), "course.default", "2.5", ONE)
                .grant(day(JUNE, 20), "7")
                .withdraw(day(JUNE.plusMonths(1), 1))
                .topUp(day(JUNE.plusMonths(1), 1), "50");

        var found = ends(workspace);

        assertEquals(
                new TreeMap<>(Map.of(
                        JUNE.atDay(2), end("1", "2", "0"),
                        JUNE.atDay(5), end("0", "0", "2"),
                        JUNE.atDay(20), end("7", "0", "2"),
                        JUNE.atDay(30), end("7", "0", "2"))),
                found.days());
        assertEquals(usd("105"), found.available(found.last()));
    }

    @Test
    void aMonthInWhichNothingMovedEndsAsItBegan() {
        var workspace = workspace("0").topUp(day(JUNE.minusMonths(1), 1), "3").topUp(day(JUNE.plusMonths(1), 1), "4");

        assertEquals(
                new TreeMap<>(Map.of(JUNE.atDay(30), end("0", "3", "0"))),
                ends(workspace).days());
    }

    @Test
    void tellsApartWhatWasPricedBeforeAndAfterAMoment() {
        var moment = day(JUNE, 10);
        var workspace = workspace("0")
                .uses(moment.minus(MICRO), "course.default", "1", ONE)
                .uses(moment, "course.default", "1", ONE)
                .uses(day(JUNE, 10).plusSeconds(1), "course.default", "1", ONE);

        var sums = captured(workspace, List.of(moment));

        assertEquals(
                Map.of(0, 1L, 1, 2L),
                Map.of(
                        sums.get(0).span(),
                        sums.get(0).records(),
                        sums.get(1).span(),
                        sums.get(1).records()));
    }

    @Test
    void postgresqlRefusesToWrite() {
        var refused = assertThrows(
                PgException.class,
                () -> read(month ->
                        month.connection.query("UPDATE wallet SET seq = seq").execute()));

        assertEquals("25006", refused.getSqlState());
    }

    @ParameterizedTest
    @ValueSource(strings = {LedgerMonth.CAPTURED, LedgerMonth.MOVED})
    void readsAccountsByTheirNumbers(String statement) {
        var read = lines(pool.query("EXPLAIN (GENERIC_PLAN, COSTS OFF) " + statement)
                .execute()
                .await()
                .indefinitely());

        assertTrue(read.matches("(?s).*Index (Only )?Scan (using|on) transfer_out.*"), read);
        assertTrue(read.matches("(?s).*Index Cond: .*debit_account_id = .*debit_seq .*"), read);
        assertFalse(read.matches("(?s).*(Seq Scan on transfer|Hash Join|Merge Join).*"), read);
    }

    /** What a recursion does is planned as it is done. */
    @Test
    void looksForTheBeginningByNumbersToo() {
        var workspace = workspace("0").topUp(day(JUNE, 1), "1").uses(day(JUNE, 2), "course.default", "0.05", ONE);

        var read = lines(pool.preparedQuery("EXPLAIN (ANALYZE, COSTS OFF) " + LedgerMonth.PLACES)
                .execute(Tuple.of(new UUID[] {workspace.id()}, SPAN.from().atOffset(ZoneOffset.UTC)))
                .await()
                .indefinitely());

        assertTrue(read.matches("(?s).*Index Cond: .*debit_account_id = .*debit_seq = .*"), read);
        assertTrue(read.matches("(?s).*Index Cond: .*credit_account_id = .*credit_seq = .*"), read);
        assertFalse(read.contains("Seq Scan on transfer"), read);
    }

    private static String lines(RowSet<Row> rows) {
        var lines = new StringBuilder();
        rows.forEach(row -> lines.append(row.getString(0)).append('\n'));
        return lines.toString();
    }

    private Money amount(PastMonth workspace) {
        return captured(workspace, List.of()).stream()
                .map(sum -> sum.each(sum.amount()))
                .reduce(Money.ZERO, Money::plus);
    }

    /** In the order of their days and spans. */
    private List<CapturedSum> captured(PastMonth workspace, List<Instant> moments) {
        return read(month -> month.captured(List.of(workspace.id()), moments, MANY)).stream()
                .sorted(Comparator.comparing(CapturedSum::day).thenComparingInt(CapturedSum::span))
                .toList();
    }

    private DayEnds ends(PastMonth workspace) {
        return Objects.requireNonNull(
                read(month -> month.dayEnds(List.of(workspace.id()))).get(workspace.id()));
    }

    private <T> T read(Function<LedgerMonth, Uni<T>> reading) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> months.read(SPAN, reading));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private PastMonth workspace(String creditLine) {
        return PastMonth.of(pool, "free", creditLine, day(JUNE.minusMonths(3), 1));
    }

    private static DayEnd end(String promotional, String purchased, String usedLine) {
        return new DayEnd(usd(promotional), usd(purchased), usd(usedLine));
    }

    private static Money usd(String amount) {
        return Money.ofUsd(new BigDecimal(amount));
    }
}
