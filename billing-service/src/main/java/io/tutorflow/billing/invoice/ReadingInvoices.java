package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.meter.settle.ChargedPeriods;
import io.tutorflow.billing.meter.settle.ChargedPeriods.Charged;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Documents to look at. */
@ApplicationScoped
class ReadingInvoices {

    private static final Sort NEWEST = Sort.descending("createdAt", "id");

    private final InvoiceRepository invoices;
    private final CreditNoteTable notes;
    private final StripeInvoiceTable stripe;
    private final UsageTable usage;
    private final ChargedPeriods charged;

    ReadingInvoices(
            InvoiceRepository invoices,
            CreditNoteTable notes,
            StripeInvoiceTable stripe,
            UsageTable usage,
            ChargedPeriods charged) {
        this.invoices = invoices;
        this.notes = notes;
        this.stripe = stripe;
        this.usage = usage;
        this.charged = charged;
    }

    Uni<Optional<InvoiceBody>> find(UUID id, Viewer viewer) {
        return Panache.withSession(() -> invoices.findById(id)
                .map(row -> Optional.ofNullable(row).map(InvoiceRow::invoice).filter(viewer::sees))
                .chain(found ->
                        found.map(this::whole).orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** One that is known to be there. */
    Uni<Invoice> state(InvoiceId id) {
        return Panache.withSession(() -> invoices.findById(id.value())).map(InvoiceRow::invoice);
    }

    private Uni<Optional<InvoiceBody>> whole(Invoice invoice) {
        var id = invoice.header().id();
        return invoices.lines(id)
                .chain(lines -> notes.of(id)
                        .chain(credited -> stripe.of(id)
                                .chain(collected -> chargedBy(invoice)
                                        .map(charged -> Optional.of(
                                                InvoiceBody.of(invoice, lines, credited, collected, charged))))));
    }

    /** Only metered usage is charged by invoices of Stripe's own. */
    private Uni<List<Charged>> chargedBy(Invoice invoice) {
        var header = invoice.header();
        return header.totals().metered() == null
                ? Uni.createFrom().item(List.of())
                : charged.of(
                        header.account(),
                        header.period().from(),
                        header.period().to());
    }

    /** Newest first. */
    Uni<Page<Invoice>> page(@Nullable UUID account, @Nullable String state, PageRequest page) {
        var where = new StringBuilder("1 = 1");
        var parameters = new HashMap<String, Object>();
        if (account != null) {
            where.append(" AND accountId = :account");
            parameters.put("account", account);
        }
        if (state != null) {
            where.append(" AND state = :state");
            parameters.put("state", state);
        }
        return Panache.withSession(() -> listed(where.toString(), parameters, page));
    }

    /** Those of an account that it has been shown: no drafts. */
    Uni<Page<Invoice>> opened(UUID account, PageRequest page) {
        return Panache.withSession(
                () -> listed("accountId = :account AND state <> 'draft'", Map.of("account", account), page));
    }

    private Uni<Page<Invoice>> listed(String where, Map<String, Object> parameters, PageRequest page) {
        return invoices.find(where, NEWEST, parameters)
                .range(page.offset(), page.offset() + page.limit() - 1)
                .list()
                .chain(rows -> invoices.count(where, parameters)
                        .map(total -> new Page<>(
                                rows.stream().map(InvoiceRow::invoice).toList(), total)));
    }

    Uni<InvoiceUsageBody> usage(InvoiceId id, @Nullable UUID after, int limit) {
        return Panache.withSession(() -> usage.page(id, after, limit)).map(page -> InvoiceUsageBody.of(page, limit));
    }
}
