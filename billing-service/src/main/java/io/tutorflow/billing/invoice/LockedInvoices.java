package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes a document in a transaction that locks first its account, then the document. */
@ApplicationScoped
class LockedInvoices {

    private static final String ACCOUNT = "SELECT account_id FROM invoice WHERE id = :invoice";

    private final InvoiceRepository invoices;
    private final InvoicingAccountTable accounts;

    LockedInvoices(InvoiceRepository invoices, InvoicingAccountTable accounts) {
        this.invoices = invoices;
        this.accounts = accounts;
    }

    Uni<InvoiceAnswer> change(InvoiceId id, Function<InvoiceRow, Uni<InvoiceAnswer>> work) {
        return Panache.withTransaction(() -> accountOf(id)
                .chain(account -> account == null ? refused(InvoiceRefusal.UNKNOWN) : locked(id, account, work)));
    }

    static Uni<InvoiceAnswer> refused(InvoiceRefusal why) {
        return Uni.createFrom().item(new InvoiceAnswer.Refused(why));
    }

    private Uni<InvoiceAnswer> locked(InvoiceId id, UUID account, Function<InvoiceRow, Uni<InvoiceAnswer>> work) {
        return accounts.lock(account)
                .chain(() -> invoices.lock(id))
                .chain(row -> row == null ? refused(InvoiceRefusal.UNKNOWN) : work.apply(row));
    }

    private static Uni<@Nullable UUID> accountOf(InvoiceId id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ACCOUNT, UUID.class)
                        .setParameter("invoice", id.value())
                        .getSingleResultOrNull());
    }
}
