package io.tutorflow.pricing.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.OutboxRows;
import io.tutorflow.pricing.terms.AgreedTerms.Proposal;
import io.tutorflow.pricing.terms.TermsDecision.Agreed;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Agrees terms with a workspace and tells the suite, in one transaction; the same terms again change nothing. */
@ApplicationScoped
class AgreeingTerms {

    private static final Logger LOG = Logger.getLogger(AgreeingTerms.class);

    private final Pool pool;
    private final BusinessClock clock;
    private final Outbox outbox;

    AgreeingTerms(Pool pool, BusinessClock clock, Outbox outbox) {
        this.pool = pool;
        this.clock = clock;
        this.outbox = outbox;
    }

    Uni<TermsDecision> agree(UUID workspace, Proposal proposal, @Nullable Instant effectiveFrom) {
        return pool.withTransaction(transaction -> TermsTable.lock(transaction, workspace)
                        .chain(before -> {
                            var now = clock.now().truncatedTo(ChronoUnit.MICROS);
                            var decision = before.agree(proposal, effectiveFrom, now);
                            return record(transaction, workspace, decision, now).replaceWith(decision);
                        }))
                .invoke(outbox::wakeRelay);
    }

    private static Uni<Void> record(SqlClient transaction, UUID workspace, TermsDecision decision, Instant now) {
        return decision instanceof Agreed agreed
                ? TermsTable.insert(transaction, workspace, agreed.version())
                        .chain(() -> tell(transaction, workspace, now))
                        .invoke(() -> LOG.infof(
                                "Version %d of the terms of workspace %s takes effect at %s",
                                agreed.version().number(),
                                workspace,
                                agreed.version().effectiveFrom()))
                : Uni.createFrom().voidItem();
    }

    /** Part of a transaction that holds the workspace's lock, so that revisions stand on the topic in order. */
    static Uni<Void> tell(SqlClient transaction, UUID workspace, Instant now) {
        return TermsTable.read(transaction, workspace)
                .chain(agreed ->
                        OutboxRows.append(transaction, List.of(new TermsAnnouncement(workspace, agreed, now).event())));
    }
}
