package io.tutorflow.billing.ledger.month;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/** Opens months of the ledger to be read: all of one reading is of one moment, and PostgreSQL refuses to write in it. */
@ApplicationScoped
public class LedgerMonths {

    /** Longer than a million captures take to add up; whoever waits has asked for too much. */
    public static final Duration STATEMENT = Duration.ofSeconds(15);

    private static final String READ_ONLY = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    private static final String PATIENCE = "SET LOCAL statement_timeout = " + STATEMENT.toMillis();

    private final Pool pool;

    LedgerMonths(Pool pool) {
        this.pool = pool;
    }

    public <T> Uni<T> read(MonthSpan month, Function<LedgerMonth, Uni<T>> reading) {
        return pool.withTransaction(connection -> connection
                .query(READ_ONLY)
                .execute()
                .chain(() -> connection.query(PATIENCE).execute())
                .chain(() -> reading.apply(new LedgerMonth(connection, month))));
    }
}
