package io.tutorflow.billing.account.workspace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.tutorflow.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes every account again, for a topic that was lost. Each is read under its lock, so that no older state can be
 * published after a newer one.
 */
@ApplicationScoped
public class RepublishingAccounts {

    private static final Logger LOG = Logger.getLogger(RepublishingAccounts.class);

    /** Accounts locked at a time. */
    private static final int BATCH = 100;

    private final AccountTable table;
    private final PublishingAccounts telling;
    private final Outbox outbox;
    private final boolean wanted;

    RepublishingAccounts(
            AccountTable table,
            PublishingAccounts telling,
            Outbox outbox,
            @ConfigProperty(name = "tutorflow.accounts.retell", defaultValue = "false") boolean wanted) {
        this.table = table;
        this.telling = telling;
        this.outbox = outbox;
        this.wanted = wanted;
    }

    void start(@Observes StartupEvent event) {
        if (wanted) {
            Thread.ofVirtual().name("retelling-accounts").start(this::retellAll);
        }
    }

    void retellAll() {
        long told = 0;
        var last = new UUID(0, 0);
        try {
            for (var batch = retellAbove(last); !batch.isEmpty(); batch = retellAbove(last)) {
                last = batch.getLast().workspace().id().value();
                told += batch.size();
            }
            LOG.infof("Published the state of %d accounts again", told);
        } catch (Throwable failure) {
            LOG.errorf(failure, "Published the state of only %d accounts again; restart to publish them all", told);
        }
    }

    private List<Account> retellAbove(UUID id) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> Panache.withTransaction(() -> retell(id)).invoke(outbox::wakeRelay));
    }

    private Uni<List<Account>> retell(UUID above) {
        return table.lockAbove(above, BATCH)
                .map(locked -> locked.stream().map(LockedAccount::account).toList())
                .call(telling::tell);
    }
}
