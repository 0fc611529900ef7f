package io.tutorflow.billing.invoice.telling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.telling.DocumentUsage.LineUsage;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.messaging.Outbox;
import io.tutorflow.persistence.OutboxRows;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells usage-service which of its records are on a document. What is to be told is stored in the transaction that opens or
 * voids the document, and told afterwards, page by page: a document may have a million records, and nobody waits for that.
 * Telling twice changes nothing.
 */
@ApplicationScoped
public class TellingUsage implements DueJob {

    static final Schedule SCHEDULE = new Schedule("usage-tellings", "${tutorflow.tellings.tell-every:1s}");

    /** A million records are some 200 pages, each told within a moment. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Terms TERMS =
            new Terms(4, LIMIT, Retries.forever(Duration.ofSeconds(5), Duration.ofMinutes(5)));

    /** Records of one row of the outbox: some ten events, since the relay reads rows by their number. */
    static final int PAGE = 5_000;

    private static final String INVOICED = "invoiced:";
    private static final String RELEASED = "released:";

    private final Pool pool;
    private final DocumentUsage documents;
    private final DueWork work;
    private final Outbox outbox;

    TellingUsage(Pool pool, DocumentUsage documents, DueWork work, Outbox outbox) {
        this.pool = pool;
        this.documents = documents;
        this.work = work;
        this.outbox = outbox;
    }

    /** Part of the transaction that opens a document: from its commit on its usage is told to be on it. */
    public Uni<Void> oweInvoiced(UUID documentId) {
        return owe(idOf(INVOICED, documentId));
    }

    /** Part of the same transaction: what is told. The account is locked by the caller. */
    public Uni<Void> invoiced(UUID accountId, UUID documentId, String number, Instant at) {
        return keep(idOf(INVOICED, documentId), accountId, documentId, number, at);
    }

    /** Part of the transaction that voids a document: from its commit on its usage is told to be on none any more. */
    public Uni<Void> released(UUID accountId, UUID documentId, Instant at) {
        var id = idOf(RELEASED, documentId);
        return keep(id, accountId, documentId, null, at).chain(() -> owe(id));
    }

    private Uni<Void> keep(UUID id, UUID account, UUID document, @Nullable String number, Instant at) {
        return Panache.getSession().chain(session -> TellingTable.add(session, id, account, document, number, at));
    }

    private Uni<Void> owe(UUID id) {
        return work.enqueue(SCHEDULE, id);
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return TellingTable.find(pool, due.id())
                .chain(found ->
                        found.map(this::tell).orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(new Outcome.Done());
    }

    private Uni<Void> tell(Telling telling) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicReference<UUID>::new, last -> page(telling, last))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .transformToUniAndConcatenate(page -> tell(telling, page))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<List<LineUsage>> page(Telling telling, AtomicReference<UUID> last) {
        return documents.page(telling.documentId(), last.get(), PAGE).invoke(page -> {
            if (!page.isEmpty()) {
                last.set(page.getLast().usageRecordId());
            }
        });
    }

    private Uni<Void> tell(Telling telling, List<LineUsage> page) {
        return OutboxRows.append(pool, telling.events(page)).invoke(outbox::wakeRelay);
    }

    private static UUID idOf(String what, UUID document) {
        return UUID.nameUUIDFromBytes((what + document).getBytes(UTF_8));
    }
}
