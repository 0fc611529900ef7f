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
    private final StripeInvoiceTable stripe;

    LockedInvoices(InvoiceRepository invoices, InvoicingAccountTable accounts, StripeInvoiceTable stripe) {
        this.invoices = invoices;
        this.accounts = accounts;
        this.stripe = stripe;
    }

    Uni<InvoiceAnswer> change(InvoiceId id, Function<InvoiceRow, Uni<InvoiceAnswer>> work) {
        return Panache.withTransaction(() -> accountOf(id)
                .chain(account -> account == null ? refused(InvoiceRefusal.UNKNOWN) : locked(id, account, work)));
    }

    /** Unless somebody can still pay it at Stripe: then it is ended there first, or would be paid twice. */
    Uni<InvoiceAnswer> changeUncollected(InvoiceId id, Function<InvoiceRow, Uni<InvoiceAnswer>> work) {
        return change(
                id,
                row -> stripe.of(id).chain(collected -> {
                    boolean isPayable =
                            collected != null && collected.reopened == row.reopened && collected.isPayable();
                    return isPayable
                            ? refused(InvoiceRefusal.AT_STRIPE)
                            : work.apply(row).call(() -> stripe.follow(id));
                }));
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
