package io.tutorflow.pricing.telling;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.Pages;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the state of all owners once more: a topic that is new or was emptied, or a reader whose database was set back, has
 * it all then. Each is read under its lock, so that no older state can land behind a newer one.
 */
@ApplicationScoped
public class TellingAgain {

    private static final Logger LOG = Logger.getLogger(TellingAgain.class);

    /** Owners locked at a time. */
    private static final int BATCH = 100;

    private final Pool pool;
    private final Outbox outbox;

    TellingAgain(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** A failure is logged; it is told again later anyway. */
    public Uni<Void> all(String what, Owners owners) {
        return Pages.<UUID>each(BATCH, last -> above(owners, last))
                .onFailure()
                .invoke(failure -> LOG.warnf("%s are told again later: %s", what, failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<List<UUID>> above(Owners owners, @Nullable UUID last) {
        return pool.withTransaction(transaction -> owners.lockAbove(transaction, last, BATCH)
                        .call(locked -> Multi.createFrom()
                                .iterable(locked)
                                .onItem()
                                .transformToUniAndConcatenate(owner -> owners.tell(transaction, owner))
                                .onItem()
                                .ignoreAsUni()))
                .invoke(outbox::wakeRelay);
    }

    /** Whose state it is. */
    public interface Owners {

        /** The next owners, locked, in the order of their ids; none is from the first one on. */
        Uni<List<UUID>> lockAbove(SqlClient transaction, @Nullable UUID id, int most);

        /** Part of the transaction that holds the owner's lock. */
        Uni<Void> tell(SqlClient transaction, UUID owner);
    }
}
