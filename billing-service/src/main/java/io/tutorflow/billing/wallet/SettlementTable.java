package io.tutorflow.billing.wallet;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.Settlement.Charge;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Captures and voids: the transfers that close holds. */
final class SettlementTable {

    private static final String CAPTURED =
            "SELECT id, amount_micros FROM transfer WHERE id = ANY ($1) AND kind = 'capture'";

    private static final String CLOSE = """
            WITH batch AS (
                SELECT * FROM unnest(
                    $1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                    $8::boolean[], $9::text[], $10::bigint[], $11::bigint[], $12::timestamptz[], $13::text[], $16::bigint[])
                AS e (id, kind, account_id, amount_micros, promo_micros, purchased_micros, line_micros,
                      late, catalog_key, unit_price_micros, units_ten_thousandths, finalized_at, reason,
                      overrun_micros)
            ), closed AS (
                INSERT INTO transfer (
                    id, kind, debit_account_id, credit_account_id, amount_micros, promo_micros, purchased_micros,
                    line_micros, late, catalog_key, unit_price_micros, units_ten_thousandths, finalized_at, reason,
                    created_at, overrun_micros)
                SELECT id, kind,
                       CASE kind WHEN 'void' THEN $14 ELSE account_id END,
                       CASE kind WHEN 'void' THEN account_id ELSE $14 END,
                       amount_micros, promo_micros, purchased_micros, line_micros, late, catalog_key,
                       unit_price_micros, units_ten_thousandths, finalized_at, reason, $15, overrun_micros
                FROM batch
            )
            DELETE FROM open_hold WHERE id = ANY ($1)""";

    private static final String TOTALS = """
            UPDATE wallet SET
                promo_micros = totals.promo_micros,
                purchased_micros = totals.purchased_micros,
                line_micros = totals.line_micros,
                held_micros = totals.held_micros,
                overdraft_micros = totals.overdraft_micros
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
                AS totals (account_id, promo_micros, purchased_micros, line_micros, held_micros, overdraft_micros)
            WHERE wallet.account_id = totals.account_id""";

    private SettlementTable() {}

    static Uni<Map<HoldId, Money>> captured(SqlClient client, Collection<HoldId> holds) {
        var ids = holds.stream().map(HoldId::value).toArray(UUID[]::new);
        return client.preparedQuery(CAPTURED).execute(Tuple.of(ids)).map(rows -> {
            var found = new HashMap<HoldId, Money>();
            for (var row : rows) {
                found.put(new HoldId(row.getUUID(0)), Money.ofMicros(row.getLong(1)));
            }
            return found;
        });
    }

    /** Writes the transfers and the totals that follow from them; the wallets are locked by this transaction. */
    static Uni<Void> write(SqlConnection transaction, List<Entry> entries, List<Wallet> wallets, Instant now) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(CLOSE)
                .execute(entryColumns(entries, now))
                .chain(() -> transaction.preparedQuery(TOTALS).execute(walletColumns(wallets)))
                .replaceWithVoid();
    }

    private static Tuple entryColumns(List<Entry> entries, Instant now) {
        return Tuple.tuple()
                .addArrayOfUUID(column(entries, entry -> entry.id().value(), UUID[]::new))
                .addArrayOfString(column(entries, entry -> entry.kind().text(), String[]::new))
                .addArrayOfUUID(column(entries, entry -> entry.account().value(), UUID[]::new))
                .addArrayOfLong(column(entries, entry -> entry.amount().micros(), Long[]::new))
                .addArrayOfLong(column(entries, entry -> entry.parts().promo().micros(), Long[]::new))
                .addArrayOfLong(
                        column(entries, entry -> entry.parts().purchased().micros(), Long[]::new))
                .addArrayOfLong(column(entries, entry -> entry.parts().line().micros(), Long[]::new))
                .addArrayOfBoolean(column(entries, Entry::late, Boolean[]::new))
                .addArrayOfString(column(entries, ofCharge(Charge::catalogKey), String[]::new))
                .addArrayOfLong(
                        column(entries, ofCharge(charge -> charge.unitPrice().micros()), Long[]::new))
                .addArrayOfLong(
                        column(entries, ofCharge(charge -> charge.units().tenThousandths()), Long[]::new))
                .addArrayOfOffsetDateTime(column(
                        entries,
                        ofCharge(charge -> charge.finalizedAt().atOffset(ZoneOffset.UTC)),
                        OffsetDateTime[]::new))
                .addArrayOfString(column(entries, Entry::reason, String[]::new))
                .addUUID(HouseAccounts.REVENUE)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addArrayOfLong(column(entries, entry -> entry.overrun().micros(), Long[]::new));
    }

    private static Tuple walletColumns(List<Wallet> wallets) {
        return Tuple.tuple()
                .addArrayOfUUID(column(wallets, wallet -> wallet.account().value(), UUID[]::new))
                .addArrayOfLong(column(wallets, wallet -> wallet.promo().micros(), Long[]::new))
                .addArrayOfLong(column(wallets, wallet -> wallet.purchased().micros(), Long[]::new))
                .addArrayOfLong(column(wallets, wallet -> wallet.line().micros(), Long[]::new))
                .addArrayOfLong(column(wallets, wallet -> wallet.held().micros(), Long[]::new))
                .addArrayOfLong(column(wallets, wallet -> wallet.overdraft().micros(), Long[]::new));
    }

    private static <T> Function<Entry, @Nullable T> ofCharge(Function<Charge, T> part) {
        return entry -> entry.charge() == null ? null : part.apply(entry.charge());
    }

    private static <R, T> T[] column(
            List<R> rows, Function<? super R, ? extends @Nullable T> part, java.util.function.IntFunction<T[]> array) {
        var values = array.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = part.apply(rows.get(i));
        }
        return values;
    }
}
