package io.tutorflow.billing.ledger;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ledger, and nobody else does: holds that are placed, holds that end, and movements of all other credits. The
 * wallets are locked by the caller's transaction; what becomes of them was decided before.
 */
public final class LedgerWriter {

    private static final String OPEN =
            "INSERT INTO wallet (account_id, credit_line_micros) VALUES (:account, :creditLine)";

    private static final String OPEN_FUNDED =
            "INSERT INTO wallet (account_id, funded) VALUES (:account, true) ON CONFLICT (account_id) DO NOTHING";

    /** One statement for a whole batch: the transfers, the open holds, and the totals of their wallets. */
    private static final String PLACE = """
            WITH batch AS (
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $7::boolean[])
                AS h (id, account_id, amount_micros, metered)
            ), placed AS (
                INSERT INTO transfer (id, kind, debit_account_id, credit_account_id, amount_micros, created_at, metered)
                SELECT id, 'hold', account_id, $4, amount_micros, $5, metered FROM batch
            ), opened AS (
                INSERT INTO open_hold (id, account_id, amount_micros, placed_at, next_check_at, metered)
                SELECT id, account_id, amount_micros, $5, $6, metered FROM batch
            )
            UPDATE wallet SET held_micros = held_micros + added.amount_micros
            FROM (SELECT account_id, sum(amount_micros)::bigint AS amount_micros FROM batch GROUP BY account_id) added
            WHERE wallet.account_id = added.account_id""";

    private static final String CLOSE = """
            WITH batch AS (
                SELECT * FROM unnest(
                    $1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                    $8::boolean[], $9::text[], $10::bigint[], $11::bigint[], $12::timestamptz[], $13::text[],
                    $16::bigint[], $17::bigint[], $18::timestamptz[], $19::bigint[], $20::boolean[],
                    $21::text[], $22::bigint[], $23::text[])
                AS e (id, kind, account_id, amount_micros, promo_micros, purchased_micros, line_micros,
                      late, catalog_key, unit_price_micros, units_ten_thousandths, finalized_at, reason,
                      overrun_micros, seq, recorded_at, list_unit_price_micros, metered, meter_event_name, meter_value,
                      title)
            ), closed AS (
                INSERT INTO transfer (
                    id, kind, debit_account_id, credit_account_id, amount_micros, promo_micros, purchased_micros,
                    line_micros, late, catalog_key, unit_price_micros, units_ten_thousandths, finalized_at, reason,
                    created_at, overrun_micros, debit_seq, recorded_at, list_unit_price_micros, metered,
                    meter_event_name, meter_value, title)
                SELECT id, kind,
                       CASE kind WHEN 'void' THEN $14 ELSE account_id END,
                       CASE kind WHEN 'void' THEN account_id ELSE $14 END,
                       amount_micros, promo_micros, purchased_micros, line_micros, late, catalog_key,
                       unit_price_micros, units_ten_thousandths, finalized_at, reason, $15, overrun_micros, seq,
                       recorded_at, list_unit_price_micros, metered, meter_event_name, meter_value, title
                FROM batch
            )
            DELETE FROM open_hold WHERE id = ANY ($1)""";

    private static final String TOTALS = """
            UPDATE wallet SET
                promo_micros = totals.promo_micros,
                purchased_micros = totals.purchased_micros,
                line_micros = totals.line_micros,
                held_micros = totals.held_micros,
                overdraft_micros = totals.overdraft_micros,
                seq = totals.seq
            FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
                AS totals (account_id, promo_micros, purchased_micros, line_micros, held_micros, overdraft_micros, seq)
            WHERE wallet.account_id = totals.account_id""";

    /** The transfers of one key, and the totals of their wallets. */
    private static final String POST = """
            WITH posted AS (
                INSERT INTO transfer (id, kind, debit_account_id, debit_seq, credit_account_id, credit_seq, amount_micros,
                                      promo_micros, purchased_micros, line_micros, reason, actor, created_at)
                SELECT :id, t.kind, t.debit_id, t.debit_seq, t.credit_id, t.credit_seq, t.amount, t.promo, t.purchased, t.line,
                       CAST(:reason AS text), :actor, :at
                FROM unnest(
                    CAST(:kinds AS text[]), CAST(:debitIds AS uuid[]), CAST(:debitSeqs AS bigint[]),
                    CAST(:creditIds AS uuid[]), CAST(:creditSeqs AS bigint[]), CAST(:amounts AS bigint[]),
                    CAST(:promoParts AS bigint[]), CAST(:purchasedParts AS bigint[]), CAST(:lineParts AS bigint[]))
                    AS t (kind, debit_id, debit_seq, credit_id, credit_seq, amount, promo, purchased, line)
            )
            UPDATE wallet SET promo_micros = totals.promo, purchased_micros = totals.purchased, line_micros = totals.line,
                              overdraft_micros = totals.overdraft, funded = totals.funded, seq = totals.seq,
                              filled_seq = totals.filled
            FROM unnest(
                CAST(:accounts AS uuid[]), CAST(:promos AS bigint[]), CAST(:purchases AS bigint[]),
                CAST(:lines AS bigint[]), CAST(:overdrafts AS bigint[]), CAST(:funded AS boolean[]),
                CAST(:seqs AS bigint[]), CAST(:filled AS bigint[]))
                AS totals (account_id, promo, purchased, line, overdraft, funded, seq, filled)
            WHERE wallet.account_id = totals.account_id""";

    private static final String FREEZE = """
            WITH told AS (
                INSERT INTO line_freeze (account_id, changed_at, frozen, actor, reason)
                VALUES (:account, :at, :frozen, :actor, CAST(:reason AS text))
            )
            UPDATE wallet SET line_frozen = :frozen, overdraft_micros = :overdraft WHERE account_id = :account""";

    private static final String AGREE = """
            UPDATE wallet SET credit_line_micros = :creditLine, overdraft_micros = :overdraft
            WHERE account_id = :account""";

    private static final String CHARGE = """
            UPDATE wallet SET metered = :metered, overdraft_micros = :overdraft WHERE account_id = :account""";

    private static final String ARM = """
            UPDATE wallet SET free_tripwire_micros = wire.free_micros, posted_tripwire_micros = wire.posted_micros,
                              refusals_watched = wire.refusals
            FROM unnest(CAST(:accounts AS uuid[]), CAST(:free AS bigint[]), CAST(:posted AS bigint[]),
                        CAST(:refusals AS boolean[])) AS wire (account_id, free_micros, posted_micros, refusals)
            WHERE wallet.account_id = wire.account_id""";

    private LedgerWriter() {}

    /** @param tripwires as they are from now on; the wallets are locked */
    public static Uni<Void> arm(Mutiny.Session session, Map<UUID, Tripwire> tripwires) {
        var statement = session.createNativeQuery(ARM);
        LedgerColumns.setTripwires(statement, List.copyOf(tripwires.entrySet()));
        return statement.executeUpdate().replaceWithVoid();
    }

    /** An empty account. */
    public static Uni<Void> open(Mutiny.Session session, UUID account, Money creditLine) {
        return session.createNativeQuery(OPEN)
                .setParameter("account", account)
                .setParameter("creditLine", creditLine.micros())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param wallet as another credit line leaves it; it is locked */
    public static Uni<Void> agree(Mutiny.Session session, Wallet wallet) {
        return session.createNativeQuery(AGREE)
                .setParameter("account", wallet.account().value())
                .setParameter("creditLine", wallet.line().limit().micros())
                .setParameter("overdraft", wallet.overdraft().micros())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param wallet as another mode leaves it; it is locked */
    public static Uni<Void> charge(Mutiny.Session session, Wallet wallet) {
        return session.createNativeQuery(CHARGE)
                .setParameter("account", wallet.account().value())
                .setParameter("metered", wallet.mode().isMetered())
                .setParameter("overdraft", wallet.overdraft().micros())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** An empty account, unless there is one, for credits that others have paid for. */
    public static Uni<Void> openFunded(Mutiny.Session session, UUID account) {
        return session.createNativeQuery(OPEN_FUNDED)
                .setParameter("account", account)
                .executeUpdate()
                .replaceWithVoid();
    }

    public static Uni<Void> place(SqlConnection transaction, List<Hold> holds, Instant now, Instant nextCheck) {
        if (holds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(PLACE)
                .execute(LedgerColumns.ofHolds(holds, now, nextCheck))
                .replaceWithVoid();
    }

    /** @param wallets as the entries leave them */
    public static Uni<Void> close(SqlConnection transaction, List<Entry> entries, List<Wallet> wallets, Instant now) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(CLOSE)
                .execute(LedgerColumns.ofEntries(entries, now))
                .chain(() -> transaction.preparedQuery(TOTALS).execute(LedgerColumns.ofWallets(wallets)))
                .replaceWithVoid();
    }

    public static Uni<Void> post(Mutiny.Session session, Movement movement, Instant at) {
        var statement = session.createNativeQuery(POST)
                .setParameter("id", movement.id())
                .setParameter("reason", movement.reason())
                .setParameter("actor", movement.actor())
                .setParameter("at", at);
        LedgerColumns.setTransfers(statement, movement.transfers());
        LedgerColumns.setWallets(statement, movement.after());
        return statement.executeUpdate().replaceWithVoid();
    }

    /** @param wallet as freezing its line, or thawing it, leaves it */
    public static Uni<Void> freeze(
            Mutiny.Session session, Wallet wallet, String actor, @Nullable String reason, Instant at) {
        return session.createNativeQuery(FREEZE)
                .setParameter("account", wallet.account().value())
                .setParameter("at", at)
                .setParameter("frozen", wallet.line().frozen())
                .setParameter("overdraft", wallet.overdraft().micros())
                .setParameter("actor", actor)
                .setParameter("reason", reason)
                .executeUpdate()
                .replaceWithVoid();
    }
}
