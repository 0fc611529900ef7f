package io.tutorflow.billing.payment.refund;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.rollforward.TakenBack;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What refunds and disputes had taken back of purchases by some moment. */
@ApplicationScoped
class TakenBackTable implements TakenBack {

    private static final String TAKEN = """
            SELECT payment_id, sum(taken_micros)::bigint FROM (
                SELECT payment_id, taken_micros FROM refund
                WHERE created_at < $1 AND (state <> 'failed' OR ended_at >= $1)
                UNION ALL
                SELECT payment_id, taken_micros FROM dispute
                WHERE payment_id IS NOT NULL AND created_at < $1 AND (state <> 'won' OR ended_at >= $1)) taken
            GROUP BY payment_id""";

    private final Pool pool;

    TakenBackTable(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Map<UUID, Money>> before(Instant moment) {
        return pool.preparedQuery(TAKEN)
                .execute(Tuple.of(moment.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    var taken = new HashMap<UUID, Money>();
                    rows.forEach(row -> taken.put(row.getUUID(0), Money.ofMicros(row.getLong(1))));
                    return taken;
                });
    }
}
