package io.tutorflow.billing.ledger.rollforward;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds transfers up, by when they were posted. */
@ApplicationScoped
class RollForwardTable {

    private static final String MOVED = """
            SELECT kind, d.id AS from_house, c.id AS to_house, t.created_at >= $1 AS in_month,
                   sum(amount_micros)::bigint AS amount, sum(promo_micros)::bigint AS promo,
                   sum(purchased_micros)::bigint AS purchased, sum(line_micros)::bigint AS line
            FROM transfer t LEFT JOIN house_account d ON d.id = t.debit_account_id
                LEFT JOIN house_account c ON c.id = t.credit_account_id
            WHERE t.created_at < $2 AND kind NOT IN ('hold', 'void')
            GROUP BY 1, 2, 3, 4""";

    /**
     * Purchases with a bonus are spent the oldest first, each in its own ratio; the bonus is posted right after its purchase.
     * What an organization handed to its students is spent once they have spent it.
     */
    private static final String BONUSES = """
            WITH buyer AS (
                SELECT DISTINCT credit_account_id AS id FROM transfer WHERE kind = 'bonus' AND created_at < $1
            ), taken AS (
                SELECT * FROM unnest($2::uuid[], $3::bigint[]) AS t (id, micros)
            ), lot AS (
                SELECT p.credit_account_id AS buyer, p.credit_seq AS seq, coalesce(b.amount_micros, 0) AS bonus,
                       p.amount_micros + coalesce(b.amount_micros, 0) AS credited,
                       p.amount_micros + coalesce(b.amount_micros, 0) - coalesce(taken.micros, 0) AS kept
                FROM buyer JOIN transfer p ON p.credit_account_id = buyer.id AND p.credit_seq IS NOT NULL AND p.kind = 'purchase'
                    LEFT JOIN transfer b
                        ON b.credit_account_id = p.credit_account_id AND b.credit_seq = p.credit_seq + 1 AND b.kind = 'bonus'
                    LEFT JOIN taken ON taken.id = p.id
                WHERE p.created_at < $1
            ), member AS (
                SELECT id AS buyer, id FROM buyer
                UNION
                SELECT t.debit_account_id, t.credit_account_id
                FROM buyer JOIN transfer t ON t.debit_account_id = buyer.id AND t.debit_seq IS NOT NULL
                    AND t.catalog_key IS NULL AND t.kind = 'distribution'
            ), moved AS (
                SELECT m.buyer, t.purchased_micros AS micros
                FROM member m JOIN transfer t ON t.credit_account_id = m.id AND t.credit_seq IS NOT NULL AND t.created_at < $1
                UNION ALL
                SELECT m.buyer, -t.purchased_micros
                FROM member m JOIN transfer t ON t.debit_account_id = m.id AND t.debit_seq IS NOT NULL AND t.created_at < $1
            ), left_of AS (
                SELECT buyer, sum(micros) AS micros FROM moved GROUP BY buyer
            ), spent AS (
                SELECT lot.*, sum(kept) OVER (PARTITION BY buyer) - left_of.micros
                    - (sum(kept) OVER (PARTITION BY buyer ORDER BY seq) - kept) AS spent
                FROM lot JOIN left_of USING (buyer)
            ), used AS (
                SELECT *, least(greatest(spent, 0), kept) AS used FROM spent
            )
            SELECT coalesce(sum(round(used * bonus / credited)), 0)::bigint,
                   coalesce(sum(round((kept - used) * bonus / credited)), 0)::bigint
            FROM used""";

    private final Pool pool;

    RollForwardTable(Pool pool) {
        this.pool = pool;
    }

    /** All before the end, as they were before the beginning and from it on. */
    Uni<List<Moved>> moved(Instant beginning, Instant end) {
        return pool.preparedQuery(MOVED)
                .execute(Tuple.of(beginning.atOffset(ZoneOffset.UTC), end.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    var moved = new ArrayList<Moved>();
                    rows.forEach(row -> moved.add(moved(row)));
                    return moved;
                });
    }

    /** @param takenBack of purchases by that moment */
    Uni<BonusShares> bonuses(Instant moment, Map<UUID, Money> takenBack) {
        var taken = List.copyOf(takenBack.entrySet());
        var ids = taken.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
        var micros = taken.stream().map(each -> each.getValue().micros()).toArray(Long[]::new);
        return pool.preparedQuery(BONUSES)
                .execute(Tuple.of(moment.atOffset(ZoneOffset.UTC), ids, micros))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new BonusShares(Money.ofMicros(row.getLong(0)), Money.ofMicros(row.getLong(1)));
                });
    }

    private static Moved moved(Row row) {
        return new Moved(
                TransferKind.of(row.getString("kind")),
                house(row.getUUID("from_house")),
                house(row.getUUID("to_house")),
                row.getBoolean("in_month"),
                Money.ofMicros(row.getLong("amount")),
                Money.ofMicros(row.getLong("promo")),
                Money.ofMicros(row.getLong("purchased")),
                Money.ofMicros(row.getLong("line")));
    }

    private static @Nullable HouseAccount house(@Nullable UUID id) {
        return id == null ? null : HouseAccount.of(id);
    }
}
