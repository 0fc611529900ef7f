package io.tutorflow.billing.ledger.hold;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldState;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads where holds stand, from their transfers, which are kept for ever. */
final class HoldTable {

    private static final String KNOWN =
            "SELECT id, kind, amount_micros FROM transfer WHERE id = ANY ($1) AND kind IN ('hold', 'capture', 'void')";

    private HoldTable() {}

    /** Where each of these holds stands that was ever placed. */
    static Uni<Map<HoldId, HoldAnswer.Known>> known(SqlClient client, Collection<HoldId> holds) {
        return client.preparedQuery(KNOWN).execute(Tuple.of(ids(holds))).map(rows -> {
            var found = new HashMap<HoldId, HoldAnswer.Known>();
            for (var row : rows) {
                var known = new HoldAnswer.Known(row.getUUID(0), stateAfter(row.getString(1)), row.getLong(2));
                found.merge(new HoldId(known.holdId()), known, HoldTable::together);
            }
            return found;
        });
    }

    /** @param kind of a transfer of a hold, as it is stored */
    static HoldState stateAfter(String kind) {
        return switch (kind) {
            case "hold" -> HoldState.OPEN;
            case "void" -> HoldState.VOIDED;
            case "capture" -> HoldState.CAPTURED;
            default -> throw new IllegalStateException("Not a kind of transfer that belongs to a hold: " + kind);
        };
    }

    /** The state of the later transfer, with the amount of the first, which is the hold's. */
    static HoldAnswer.Known together(HoldAnswer.Known one, HoldAnswer.Known other) {
        var amount = one.state() == HoldState.OPEN ? one.amountMicros() : other.amountMicros();
        var later = one.state().compareTo(other.state()) >= 0 ? one.state() : other.state();
        return new HoldAnswer.Known(one.holdId(), later, amount);
    }

    private static UUID[] ids(Collection<HoldId> holds) {
        return holds.stream().map(HoldId::value).toArray(UUID[]::new);
    }
}
