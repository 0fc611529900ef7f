package io.tutorflow.billing.meter;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** Meters that Stripe charges an account by, as if its subscription had had prices of them for years. */
public final class ChargedByHand {

    private ChargedByHand() {}

    public static void charge(Pool pool, UUID account, String eventName) {
        pool.preparedQuery("""
                        INSERT INTO metered_item (account_id, event_name, since) VALUES ($1, $2, '2020-01-01Z')
                        ON CONFLICT DO NOTHING""").executeAndAwait(Tuple.of(account, eventName));
    }
}
