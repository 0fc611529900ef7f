package io.tutorflow.billing.ledger.month;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.month.DayEnds.DayEnd;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** A month of the ledger at one moment, as long as it is being read. */
public final class LedgerMonth {

    /** Clocks of replicas differ, and usage may be measured by a clock that is ahead; a margin only reads more. */
    private static final Duration MARGIN = Duration.ofHours(1);

    /** Wallets number what moves them in about the order of time: so where a month begins is found by halving. */
    static final String PLACES = """
            WITH RECURSIVE search AS (
                SELECT account_id, 0::bigint AS low, seq AS high FROM wallet WHERE account_id = ANY ($1)
                UNION ALL
                SELECT s.account_id,
                       CASE WHEN probe.earlier THEN s.middle ELSE s.low END,
                       CASE WHEN probe.earlier THEN s.high ELSE s.middle - 1 END
                FROM (SELECT account_id, low, high, (low + high + 1) / 2 AS middle FROM search WHERE low < high) s
                CROSS JOIN LATERAL (SELECT coalesce(
                    (SELECT created_at FROM transfer WHERE debit_account_id = s.account_id AND debit_seq = s.middle),
                    (SELECT created_at FROM transfer WHERE credit_account_id = s.account_id AND credit_seq = s.middle))
                        < $2 AS earlier) probe
            )
            SELECT account_id, low FROM search WHERE low = high""";

    /** OFFSET 0 keeps the planner from joining accounts and transfers in any other way than by their numbers. */
    static final String CAPTURED = """
            SELECT place.account_id, catalog_key, list_micros, unit_price_micros, units_ten_thousandths, amount_micros,
                   span, day, count(*), sum(promo_micros)::bigint, sum(purchased_micros)::bigint, sum(line_micros)::bigint
            FROM unnest($1::uuid[], $2::bigint[]) AS place (account_id, seq)
            CROSS JOIN LATERAL (
                SELECT catalog_key, coalesce(list_unit_price_micros, unit_price_micros) AS list_micros, unit_price_micros,
                       units_ten_thousandths, amount_micros, promo_micros, purchased_micros, line_micros,
                       width_bucket(least(recorded_at, finalized_at), $7::timestamptz[]) AS span,
                       least(greatest((created_at AT TIME ZONE 'UTC')::date, $5::date), $6::date) AS day
                FROM transfer
                WHERE debit_account_id = place.account_id AND debit_seq > place.seq AND kind = 'capture'
                    AND finalized_at >= $3 AND finalized_at < $4
                OFFSET 0) captured
            GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
            LIMIT $8::bigint""";

    /** What was charged for the month's usage after its end is of its last day; all else after it, of the day after. */
    static final String MOVED = """
            SELECT place.account_id, day, sum(promo)::bigint, sum(purchased)::bigint, sum(line)::bigint
            FROM unnest($1::uuid[], $2::bigint[]) AS place (account_id, seq)
            CROSS JOIN LATERAL (
                SELECT CASE WHEN created_at >= $4
                                AND NOT (kind = 'capture' AND finalized_at >= $3 AND finalized_at < $4)
                            THEN $6::date + 1
                            ELSE least(greatest((created_at AT TIME ZONE 'UTC')::date, $5::date), $6::date) END AS day,
                       -promo_micros AS promo, -purchased_micros AS purchased, line_micros AS line
                FROM transfer WHERE debit_account_id = place.account_id AND debit_seq > place.seq
                UNION ALL
                SELECT CASE WHEN created_at >= $4 THEN $6::date + 1
                            ELSE least(greatest((created_at AT TIME ZONE 'UTC')::date, $5::date), $6::date) END,
                       promo_micros, purchased_micros, -line_micros
                FROM transfer WHERE credit_account_id = place.account_id AND credit_seq > place.seq
                OFFSET 0) moved
            GROUP BY 1, 2""";

    private static final String WALLETS = """
            SELECT account_id, promo_micros, purchased_micros, line_micros,
                   CASE WHEN line_frozen THEN 0 ELSE credit_line_micros END
            FROM wallet WHERE account_id = ANY ($1)""";

    final SqlClient connection;
    private final MonthSpan month;

    LedgerMonth(SqlClient connection, MonthSpan month) {
        this.connection = connection;
        this.month = month;
    }

    /**
     * What was finalized in the month and charged.
     *
     * @param moments at which prices may have changed, in their order
     * @param most sums; if so many are answered there may be more
     */
    public Uni<List<CapturedSum>> captured(Collection<UUID> accounts, List<Instant> moments, int most) {
        var times = moments.stream().map(LedgerMonth::utc).toArray(OffsetDateTime[]::new);
        return places(accounts)
                .chain(places -> connection
                        .preparedQuery(CAPTURED)
                        .mapping(LedgerMonth::sum)
                        .execute(parameters(places)
                                .addArrayOfOffsetDateTime(times)
                                .addLong((long) most)))
                .map(rows -> {
                    var sums = new ArrayList<CapturedSum>(rows.size());
                    rows.forEach(sums::add);
                    return sums;
                });
    }

    /** What each of the accounts had at the ends of days. */
    public Uni<Map<UUID, DayEnds>> dayEnds(Collection<UUID> accounts) {
        return places(accounts)
                .chain(places -> connection.preparedQuery(MOVED).execute(parameters(places)))
                .chain(rows -> {
                    var moved = new HashMap<UUID, NavigableMap<LocalDate, DayEnd>>();
                    rows.forEach(row -> moved.computeIfAbsent(row.getUUID(0), account -> new TreeMap<>())
                            .put(row.getLocalDate(1), end(row, 2)));
                    return dayEnds(accounts, moved);
                });
    }

    private Uni<Map<UUID, DayEnds>> dayEnds(
            Collection<UUID> accounts, Map<UUID, NavigableMap<LocalDate, DayEnd>> moved) {
        return connection
                .preparedQuery(WALLETS)
                .execute(Tuple.of(accounts.toArray(UUID[]::new)))
                .map(rows -> {
                    var found = new HashMap<UUID, DayEnds>();
                    rows.forEach(row -> {
                        var account = row.getUUID(0);
                        var days = moved.getOrDefault(account, new TreeMap<>());
                        found.put(account, DayEnds.of(Money.ofMicros(row.getLong(4)), end(row, 1), days, month));
                    });
                    return found;
                });
    }

    /** Of each account the number before which everything is older than the month. */
    Uni<Map<UUID, Long>> places(Collection<UUID> accounts) {
        return connection
                .preparedQuery(PLACES)
                .execute(
                        Tuple.of(accounts.toArray(UUID[]::new), utc(month.from().minus(MARGIN))))
                .map(rows -> {
                    var places = new HashMap<UUID, Long>();
                    rows.forEach(row -> places.put(row.getUUID(0), row.getLong(1)));
                    return places;
                });
    }

    private Tuple parameters(Map<UUID, Long> places) {
        var accounts = List.copyOf(places.keySet());
        return Tuple.tuple()
                .addArrayOfUUID(accounts.toArray(UUID[]::new))
                .addArrayOfLong(accounts.stream().map(places::get).toArray(Long[]::new))
                .addOffsetDateTime(utc(month.from()))
                .addOffsetDateTime(utc(month.to()))
                .addLocalDate(month.firstDay())
                .addLocalDate(month.lastDay());
    }

    private static CapturedSum sum(Row row) {
        return new CapturedSum(
                row.getUUID(0),
                row.getString(1),
                Money.ofMicros(row.getLong(2)),
                Money.ofMicros(row.getLong(3)),
                new Units(row.getLong(4)),
                Money.ofMicros(row.getLong(5)),
                row.getInteger(6),
                row.getLocalDate(7),
                row.getLong(8),
                new Funding(
                        Money.ofMicros(row.getLong(9)),
                        Money.ofMicros(row.getLong(10)),
                        Money.ofMicros(row.getLong(11))));
    }

    /** @param at the first of three columns */
    private static DayEnd end(Row row, int at) {
        return new DayEnd(
                Money.ofMicros(row.getLong(at)),
                Money.ofMicros(row.getLong(at + 1)),
                Money.ofMicros(row.getLong(at + 2)));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
