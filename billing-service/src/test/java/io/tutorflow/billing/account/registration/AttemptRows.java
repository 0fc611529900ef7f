package io.tutorflow.billing.account.registration;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Attempts that others made, in the database as a restart finds them. */
@ApplicationScoped
class AttemptRows {

    private final Pool pool;

    AttemptRows(Pool pool) {
        this.pool = pool;
    }

    void fill(int count) {
        pool.preparedQuery("INSERT INTO registration_attempt (id, network, attempted_at)"
                        + " SELECT gen_random_uuid(), 'crowd ' || i, now() FROM generate_series(1, $1) AS i")
                .execute(Tuple.of(count))
                .await()
                .indefinitely();
    }

    void forget() {
        pool.query("DELETE FROM registration_attempt WHERE network LIKE 'crowd %'")
                .execute()
                .await()
                .indefinitely();
    }
}
