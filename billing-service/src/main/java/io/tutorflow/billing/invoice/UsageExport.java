package io.tutorflow.billing.invoice;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.UsageTable.Placed;
import io.tutorflow.billing.job.OwnContext;
import io.tutorflow.billing.ledger.statement.Capture;
import io.tutorflow.billing.ledger.statement.Captures;
import io.tutorflow.http.CsvLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** The usage records of a document as a file, however many there are: read and sent page by page. */
@ApplicationScoped
class UsageExport {

    private static final String HEADER = CsvLine.of(
            "usage_record_id",
            "line",
            "finalized_at",
            "catalog_key",
            "units",
            "unit_price_usd",
            "list_unit_price_usd",
            "amount_usd",
            "promotional_usd",
            "purchased_usd",
            "line_usd");

    private final UsageTable usage;
    private final Captures captures;

    UsageExport(UsageTable usage, Captures captures) {
        this.usage = usage;
        this.captures = captures;
    }

    /** @param wanted the invoice, or the refusal to show it */
    RestMulti<String> file(Uni<InvoiceBody> wanted) {
        return RestMulti.fromUniResponse(
                wanted,
                invoice -> rows(new InvoiceId(invoice.id())),
                invoice -> Map.of(
                        "Content-Disposition", List.of("attachment; filename=\"" + nameOf(invoice) + "-usage.csv\""),
                        "Cache-Control", List.of("private, no-store")));
    }

    private static String nameOf(InvoiceBody invoice) {
        return invoice.number() == null ? "draft-" + invoice.id() : invoice.number();
    }

    private Multi<String> rows(InvoiceId invoice) {
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(HEADER), Multi.createFrom().deferred(() -> pages(invoice)));
    }

    /** Each page with a session of its own: a client that is slow holds no connection, one that leaves cancels nothing. */
    private Multi<String> pages(InvoiceId invoice) {
        var context = OwnContext.here();
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<@Nullable UUID>(),
                        after -> context.run(() -> page(invoice, after.get())).invoke(page -> after.set(page.last())))
                .whilst(page -> page.last() != null)
                .map(Page::rows);
    }

    /** @param last none if there is no other page */
    private record Page(String rows, @Nullable UUID last) {}

    private Uni<Page> page(InvoiceId invoice, @Nullable UUID after) {
        return Panache.withSession(() -> usage.page(invoice, after, InvoiceLimits.EXPORTED)
                .chain(placed -> Panache.getSession()
                        .chain(session -> captures.of(
                                session, placed.stream().map(Placed::capture).toList()))
                        .map(found -> page(placed, found))));
    }

    private static Page page(List<Placed> placed, List<Capture> found) {
        var byId = found.stream().collect(toMap(Capture::id, capture -> capture));
        var rows = placed.stream()
                .map(place ->
                        row(place, Objects.requireNonNull(byId.get(place.capture()), () -> "No capture " + place)))
                .collect(joining());
        return new Page(
                rows,
                placed.size() < InvoiceLimits.EXPORTED ? null : placed.getLast().capture());
    }

    private static String row(Placed placed, Capture capture) {
        return CsvLine.of(
                capture.id().toString(),
                Integer.toString(placed.line()),
                capture.finalizedAt().toString(),
                CsvLine.text(capture.catalogKey()),
                capture.units().value().toPlainString(),
                capture.unitPrice().usd().toPlainString(),
                capture.listUnitPrice().usd().toPlainString(),
                capture.amount().usd().toPlainString(),
                capture.promotional().usd().toPlainString(),
                capture.purchased().usd().toPlainString(),
                capture.line().usd().toPlainString());
    }
}
