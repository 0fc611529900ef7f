package io.tutorflow.billing.ledger;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.ClearingPolicy.Numbered;
import io.tutorflow.billing.ledger.Settlement.Charge;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ledger, and nobody else does: holds that are placed, holds that end, and single postings. The wallets are
 * locked by the caller's transaction; what becomes of them was decided before.
 */
final class LedgerWriter {

    private static final String OPEN =
            "INSERT INTO wallet (account_id, credit_line_micros) VALUES (:account, :creditLine)";

    private static final String OPEN_FUNDED =
            "INSERT INTO wallet (account_id, funded) VALUES (:account, true) ON CONFLICT (account_id) DO NOTHING";

    /** One statement for a whole batch: the transfers, the open holds, and the totals of their wallets. */
    private static final String PLACE = """
            WITH batch AS (
                SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS h (id, account_id, amount_micros)
            ), placed AS (
                INSERT INTO transfer (id, kind, debit_account_id, credit_account_id, amount_micros, created_at)
                SELECT id, 'hold', account_id, $4, amount_micros, $5 FROM batch
            ), opened AS (
                INSERT INTO open_hold (id, account_id, amount_micros, placed_at, next_check_at)
                SELECT id, account_id, amount_micros, $5, $6 FROM batch
            )
            UPDATE wallet SET held_micros = held_micros + added.amount_micros
            FROM (SELECT account_id, sum(amount_micros)::bigint AS amount_micros FROM batch GROUP BY account_id) added
            WHERE wallet.account_id = added.account_id""";

    private static final String CLOSE = """
            WITH batch AS (
                SELECT * FROM unnest(
                    $1::uuid[], $2::text[], $3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                    $8::boolean[], $9::text[], $10::bigint[], $11::bigint[], $12::timestamptz[], $13::text[],
                    $16::bigint[], $17::bigint[], $18::timestamptz[], $19::bigint[])
                AS e (id, kind, account_id, amount_micros, promo_micros, purchased_micros, line_micros,
                      late, catalog_key, unit_price_micros, units_ten_thousandths, finalized_at, reason,
                      overrun_micros, seq, recorded_at, list_unit_price_micros)
            ), closed AS (
                INSERT INTO transfer (
                    id, kind, debit_account_id, credit_account_id, amount_micros, promo_micros, purchased_micros,
                    line_micros, late, catalog_key, unit_price_micros, units_ten_thousandths, finalized_at, reason,
                    created_at, overrun_micros, debit_seq, recorded_at, list_unit_price_micros)
                SELECT id, kind,
                       CASE kind WHEN 'void' THEN $14 ELSE account_id END,
                       CASE kind WHEN 'void' THEN account_id ELSE $14 END,
                       amount_micros, promo_micros, purchased_micros, line_micros, late, catalog_key,
                       unit_price_micros, units_ten_thousandths, finalized_at, reason, $15, overrun_micros, seq,
                       recorded_at, list_unit_price_micros
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

    /** A transfer, and the totals of its one or two wallets. */
    private static final String POST = """
            WITH posted AS (
                INSERT INTO transfer (id, kind, debit_account_id, debit_seq, credit_account_id, credit_seq, amount_micros,
                                      promo_micros, purchased_micros, reason, actor, created_at)
                VALUES (:id, :kind, :from, CAST(:fromSeq AS bigint), :to, CAST(:toSeq AS bigint), :amount,
                        :promo, :purchased, CAST(:reason AS text), :actor, :at)
            )
            UPDATE wallet SET promo_micros = totals.promo_micros, purchased_micros = totals.purchased_micros,
                              overdraft_micros = totals.overdraft_micros, funded = totals.funded, seq = totals.seq,
                              filled_seq = totals.filled_seq
            FROM (VALUES
                    (CAST(:account1 AS uuid), CAST(:promo1 AS bigint), CAST(:purchased1 AS bigint),
                     CAST(:overdraft1 AS bigint), CAST(:funded1 AS boolean), CAST(:seq1 AS bigint),
                     CAST(:filled1 AS bigint)),
                    (CAST(:account2 AS uuid), CAST(:promo2 AS bigint), CAST(:purchased2 AS bigint),
                     CAST(:overdraft2 AS bigint), CAST(:funded2 AS boolean), CAST(:seq2 AS bigint),
                     CAST(:filled2 AS bigint)))
                AS totals (account_id, promo_micros, purchased_micros, overdraft_micros, funded, seq, filled_seq)
            WHERE wallet.account_id = totals.account_id""";

    /** The transfers of one key, and the totals of their one wallet. */
    private static final String CLEAR = """
            WITH parts AS (
                SELECT * FROM unnest(
                    CAST(:kinds AS text[]), CAST(:froms AS uuid[]), CAST(:tos AS uuid[]), CAST(:amounts AS bigint[]),
                    CAST(:purchases AS bigint[]), CAST(:lines AS bigint[]), CAST(:debitSeqs AS bigint[]),
                    CAST(:creditSeqs AS bigint[]))
                    AS p (kind, debit_id, credit_id, amount, purchased, line, debit_seq, credit_seq)
            ), cleared AS (
                INSERT INTO transfer (id, kind, debit_account_id, debit_seq, credit_account_id, credit_seq, amount_micros,
                                      purchased_micros, line_micros, reason, actor, created_at)
                SELECT :id, kind, debit_id, nullif(debit_seq, 0), credit_id, nullif(credit_seq, 0), amount, purchased, line,
                       CAST(:reason AS text), :actor, :at
                FROM parts
            )
            UPDATE wallet SET purchased_micros = :purchased, line_micros = :line, overdraft_micros = :overdraft,
                              funded = :funded, seq = :seq, filled_seq = :filled
            WHERE account_id = :account""";

    private static final String FREEZE = """
            WITH told AS (
                INSERT INTO line_freeze (account_id, changed_at, frozen, actor, reason)
                VALUES (:account, :at, :frozen, :actor, CAST(:reason AS text))
            )
            UPDATE wallet SET line_frozen = :frozen, overdraft_micros = :overdraft WHERE account_id = :account""";

    private static final String AGREE = """
            UPDATE wallet SET credit_line_micros = :creditLine, overdraft_micros = :overdraft
            WHERE account_id = :account""";

    private static final String ARM = """
            UPDATE wallet SET (free_tripwire_micros, posted_tripwire_micros, refusals_watched) = (
                SELECT max(below_micros) FILTER (WHERE basis = 'free'), max(below_micros) FILTER (WHERE basis = 'posted'),
                       coalesce(bool_or(basis = 'refusals'), false)
                FROM balance_watch WHERE account_id = wallet.account_id)
            WHERE account_id = ANY (:accounts)""";

    private LedgerWriter() {}

    /** @param accounts whose watches have changed; the wallets are locked */
    static Uni<Void> arm(Mutiny.Session session, UUID[] accounts) {
        return session.createNativeQuery(ARM)
                .setParameter("accounts", accounts)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** An empty account. */
    static Uni<Void> open(Mutiny.Session session, UUID account, Money creditLine) {
        return session.createNativeQuery(OPEN)
                .setParameter("account", account)
                .setParameter("creditLine", creditLine.micros())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param wallet as another credit line leaves it; it is locked */
    static Uni<Void> agree(Mutiny.Session session, Wallet wallet) {
        return session.createNativeQuery(AGREE)
                .setParameter("account", wallet.account().value())
                .setParameter("creditLine", wallet.line().limit().micros())
                .setParameter("overdraft", wallet.overdraft().micros())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** An empty account, unless there is one, for credits that others have paid for. */
    static Uni<Void> openFunded(Mutiny.Session session, UUID account) {
        return session.createNativeQuery(OPEN_FUNDED)
                .setParameter("account", account)
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> place(SqlConnection transaction, List<Estimate> holds, Instant now, Instant nextCheck) {
        if (holds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = new Columns<>(holds)
                .uuids(hold -> hold.id().value())
                .uuids(hold -> hold.account().value())
                .longs(hold -> hold.amount().micros())
                .everywhere(HouseAccount.REVENUE.id())
                .everywhere(now)
                .everywhere(nextCheck)
                .tuple();
        return transaction.preparedQuery(PLACE).execute(parameters).replaceWithVoid();
    }

    /** @param wallets as the entries leave them */
    static Uni<Void> close(SqlConnection transaction, List<Entry> entries, List<Wallet> wallets, Instant now) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(CLOSE)
                .execute(entryColumns(entries, now))
                .chain(() -> transaction.preparedQuery(TOTALS).execute(walletColumns(wallets)))
                .replaceWithVoid();
    }

    static Uni<Void> post(Mutiny.Session session, Posting posting, PostingPolicy.Decision.Posted decision, Instant at) {
        var statement = session.createNativeQuery(POST)
                .setParameter("id", posting.id())
                .setParameter("kind", posting.kind().text())
                .setParameter("from", posting.from())
                .setParameter("fromSeq", decision.numberFor(posting.from()))
                .setParameter("to", posting.to())
                .setParameter("toSeq", decision.numberFor(posting.to()))
                .setParameter("amount", posting.amount().micros())
                .setParameter("promo", decision.parts().promo().micros())
                .setParameter("purchased", decision.parts().purchased().micros())
                .setParameter("reason", posting.reason())
                .setParameter("actor", posting.actor())
                .setParameter("at", at);
        setTotals(statement, "1", decision.after().getFirst());
        setTotals(statement, "2", decision.after().size() > 1 ? decision.after().getLast() : null);
        return statement.executeUpdate().replaceWithVoid();
    }

    static Uni<Void> clear(Mutiny.Session session, ClearingPolicy.Decision.Written written, Instant at) {
        var wallet = written.after();
        var transfers = written.transfers();
        return session.createNativeQuery(CLEAR)
                .setParameter("id", written.key().id())
                .setParameter(
                        "kinds",
                        transfers.stream()
                                .map(transfer -> transfer.part().kind().text())
                                .toArray(String[]::new))
                .setParameter("froms", ids(transfers, ClearingPart::from))
                .setParameter("tos", ids(transfers, ClearingPart::to))
                .setParameter(
                        "amounts",
                        longs(transfers, transfer -> transfer.part().amount().micros()))
                .setParameter(
                        "purchases",
                        longs(
                                transfers,
                                transfer ->
                                        transfer.part().funding().purchased().micros()))
                .setParameter(
                        "lines",
                        longs(
                                transfers,
                                transfer -> transfer.part().funding().line().micros()))
                .setParameter("debitSeqs", longs(transfers, Numbered::debitNumber))
                .setParameter("creditSeqs", longs(transfers, Numbered::creditNumber))
                .setParameter("reason", written.key().reason())
                .setParameter("actor", written.key().actor())
                .setParameter("at", at)
                .setParameter("purchased", wallet.purchased().micros())
                .setParameter("line", wallet.line().used().micros())
                .setParameter("overdraft", wallet.overdraft().micros())
                .setParameter("funded", wallet.funded())
                .setParameter("seq", wallet.number())
                .setParameter("filled", wallet.filled())
                .setParameter("account", wallet.account().value())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param wallet as freezing its line, or thawing it, leaves it */
    static Uni<Void> freeze(Mutiny.Session session, Wallet wallet, String actor, @Nullable String reason, Instant at) {
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

    private static UUID[] ids(List<Numbered> transfers, Function<ClearingPart, UUID> of) {
        return transfers.stream().map(transfer -> of.apply(transfer.part())).toArray(UUID[]::new);
    }

    private static Long[] longs(List<Numbered> transfers, ToLongFunction<Numbered> of) {
        return transfers.stream().mapToLong(of).boxed().toArray(Long[]::new);
    }

    private static void setTotals(Mutiny.MutationQuery statement, String which, @Nullable Wallet wallet) {
        statement
                .setParameter(
                        "account" + which,
                        wallet == null ? null : wallet.account().value().toString())
                .setParameter(
                        "promo" + which, wallet == null ? null : wallet.promo().micros())
                .setParameter(
                        "purchased" + which,
                        wallet == null ? null : wallet.purchased().micros())
                .setParameter(
                        "overdraft" + which,
                        wallet == null ? null : wallet.overdraft().micros())
                .setParameter("funded" + which, wallet == null ? null : wallet.funded())
                .setParameter("seq" + which, wallet == null ? null : wallet.number())
                .setParameter("filled" + which, wallet == null ? null : wallet.filled());
    }

    private static Tuple entryColumns(List<Entry> entries, Instant now) {
        return new Columns<>(entries)
                .uuids(entry -> entry.id().value())
                .texts(entry -> entry.kind().text())
                .uuids(entry -> entry.account().value())
                .longs(entry -> entry.amount().micros())
                .longs(entry -> entry.parts().promo().micros())
                .longs(entry -> entry.parts().purchased().micros())
                .longs(entry -> entry.parts().line().micros())
                .booleans(Entry::late)
                .texts(ofCharge(Charge::catalogKey))
                .longs(ofCharge(charge -> charge.unitPrice().micros()))
                .longs(ofCharge(charge -> charge.units().tenThousandths()))
                .times(ofCharge(Charge::finalizedAt))
                .texts(Entry::reason)
                .everywhere(HouseAccount.REVENUE.id())
                .everywhere(now)
                .longs(entry -> entry.overrun().micros())
                .longs(Entry::number)
                .times(Entry::recordedAt)
                .longs(ofCharge(LedgerWriter::listPrice))
                .tuple();
    }

    private static Tuple walletColumns(List<Wallet> wallets) {
        return new Columns<>(wallets)
                .uuids(wallet -> wallet.account().value())
                .longs(wallet -> wallet.promo().micros())
                .longs(wallet -> wallet.purchased().micros())
                .longs(wallet -> wallet.line().used().micros())
                .longs(wallet -> wallet.held().micros())
                .longs(wallet -> wallet.overdraft().micros())
                .longs(Wallet::number)
                .tuple();
    }

    private static @Nullable Long listPrice(Charge charge) {
        return charge.listUnitPrice() == null ? null : charge.listUnitPrice().micros();
    }

    private static <T> Function<Entry, @Nullable T> ofCharge(Function<Charge, @Nullable T> part) {
        return entry -> entry.charge() == null ? null : part.apply(entry.charge());
    }
}
