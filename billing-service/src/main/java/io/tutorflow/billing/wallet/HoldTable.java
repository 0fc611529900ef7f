package io.tutorflow.billing.wallet;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.wallet.SettlementState.OpenHold;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Holds: their transfers, kept for ever, and the small table of those that are open. */
final class HoldTable {

    private static final String KNOWN =
            "SELECT id, kind, amount_micros FROM transfer WHERE id = ANY ($1) AND kind IN ('hold', 'capture', 'void')";

    private static final String OPEN = "SELECT id, account_id, amount_micros FROM open_hold WHERE id = ANY ($1)";

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

    private HoldTable() {}

    /** Where each of these holds stands that was ever placed. */
    static Uni<Map<HoldId, HoldAnswer.Known>> known(SqlClient client, Collection<HoldId> holds) {
        return client.preparedQuery(KNOWN).execute(Tuple.of(ids(holds))).map(rows -> {
            var found = new HashMap<HoldId, HoldAnswer.Known>();
            for (var row : rows) {
                var known = new HoldAnswer.Known(stateAfter(row.getString(1)), Money.ofMicros(row.getLong(2)));
                found.merge(new HoldId(row.getUUID(0)), known, HoldTable::together);
            }
            return found;
        });
    }

    static Uni<Map<HoldId, OpenHold>> open(SqlClient client, Collection<HoldId> holds) {
        return client.preparedQuery(OPEN).execute(Tuple.of(ids(holds))).map(rows -> {
            var found = new HashMap<HoldId, OpenHold>();
            for (var row : rows) {
                found.put(
                        new HoldId(row.getUUID(0)),
                        new OpenHold(new AccountId(row.getUUID(1)), Money.ofMicros(row.getLong(2))));
            }
            return found;
        });
    }

    static Uni<Void> place(SqlConnection transaction, List<HoldRequest> holds, Instant now, Instant nextCheck) {
        if (holds.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var parameters = Tuple.tuple()
                .addArrayOfUUID(holds.stream().map(hold -> hold.id().value()).toArray(UUID[]::new))
                .addArrayOfUUID(
                        holds.stream().map(hold -> hold.account().value()).toArray(UUID[]::new))
                .addArrayOfLong(
                        holds.stream().map(hold -> hold.amount().micros()).toArray(Long[]::new))
                .addUUID(HouseAccounts.REVENUE)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(nextCheck.atOffset(ZoneOffset.UTC));
        return transaction.preparedQuery(PLACE).execute(parameters).replaceWithVoid();
    }

    static HoldState stateAfter(String kind) {
        return switch (kind) {
            case "hold" -> HoldState.OPEN;
            case "void" -> HoldState.VOIDED;
            case "capture" -> HoldState.CAPTURED;
            default -> throw new IllegalStateException("Not a kind of a hold's transfers: " + kind);
        };
    }

    /** The state of the later transfer, with the amount of the first, which is the hold's. */
    static HoldAnswer.Known together(HoldAnswer.Known one, HoldAnswer.Known other) {
        var amount = one.state() == HoldState.OPEN ? one.amount() : other.amount();
        return new HoldAnswer.Known(one.state().compareTo(other.state()) >= 0 ? one.state() : other.state(), amount);
    }

    private static UUID[] ids(Collection<HoldId> holds) {
        return holds.stream().map(HoldId::value).toArray(UUID[]::new);
    }
}
