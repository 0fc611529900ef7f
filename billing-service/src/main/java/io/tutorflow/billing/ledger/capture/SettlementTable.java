package io.tutorflow.billing.ledger.capture;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.capture.SettlementState.OpenHold;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads what settling must know of holds: which are open, which have been captured, and which were ever placed. */
public final class SettlementTable {

    private static final String OPEN =
            "SELECT id, account_id, amount_micros, metered FROM open_hold WHERE id = ANY ($1)";

    private static final String CAPTURED =
            "SELECT id, amount_micros FROM transfer WHERE id = ANY ($1) AND kind = 'capture'";

    private static final String PLACED = "SELECT id, metered FROM transfer WHERE id = ANY ($1) AND kind = 'hold'";

    private SettlementTable() {}

    static Uni<Map<HoldId, OpenHold>> open(SqlClient client, Collection<HoldId> holds) {
        return client.preparedQuery(OPEN).execute(Tuple.of(ids(holds))).map(rows -> {
            var found = new HashMap<HoldId, OpenHold>();
            for (var row : rows) {
                found.put(
                        new HoldId(row.getUUID(0)),
                        new OpenHold(
                                new AccountId(row.getUUID(1)),
                                Money.ofMicros(row.getLong(2)),
                                BillingMode.of(row.getBoolean(3))));
            }
            return found;
        });
    }

    public static Uni<Map<HoldId, Money>> captured(SqlClient client, Collection<HoldId> holds) {
        return client.preparedQuery(CAPTURED).execute(Tuple.of(ids(holds))).map(rows -> {
            var found = new HashMap<HoldId, Money>();
            for (var row : rows) {
                found.put(new HoldId(row.getUUID(0)), Money.ofMicros(row.getLong(1)));
            }
            return found;
        });
    }

    /** Those that were ever placed, with the mode of each. */
    static Uni<Map<HoldId, BillingMode>> placed(SqlClient client, Collection<HoldId> holds) {
        return client.preparedQuery(PLACED).execute(Tuple.of(ids(holds))).map(rows -> {
            var found = new HashMap<HoldId, BillingMode>();
            rows.forEach(row -> found.put(new HoldId(row.getUUID(0)), BillingMode.of(row.getBoolean(1))));
            return found;
        });
    }

    private static UUID[] ids(Collection<HoldId> holds) {
        return holds.stream().map(HoldId::value).toArray(UUID[]::new);
    }
}
