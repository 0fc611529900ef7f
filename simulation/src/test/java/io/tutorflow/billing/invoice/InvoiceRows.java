package io.tutorflow.billing.invoice;

import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.money.Money;
import io.tutorflow.simulation.machine.Database;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Table;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The tables of documents, with the constraints of the migrations. */
final class InvoiceRows {

    private final PlantedBug bug;
    private final Table<UUID, InvoicingAccount> accounts;
    private final Table<UUID, Document> documents;
    private final Table<Place, Used> usage;
    private final Table<UUID, UUID> inForce;
    private final Table<String, Long> counters;
    private final CreditNoteRows notes;
    private final Table<UUID, Cash> payments;
    private final Map<UUID, Money> minimums = new HashMap<>();

    InvoiceRows(Database database, PlantedBug bug) {
        this.bug = bug;
        this.accounts = new Table<>(database, "invoicing_account");
        this.documents = new Table<>(database, "invoice");
        this.usage = new Table<>(database, "invoice_usage");
        this.inForce = new Table<>(database, "invoice_usage_in_force");
        this.counters = new Table<>(database, "invoice_counter");
        this.notes = new CreditNoteRows(database);
        this.payments = new Table<>(database, "payment");
    }

    record Document(Invoice invoice, List<Line> lines) {

        boolean isInForce() {
            return !(invoice instanceof Invoice.Void);
        }
    }

    /** A capture on a document. */
    record Place(UUID capture, UUID invoice) {}

    record Used(int line, boolean inForce) {}

    Table<UUID, InvoicingAccount> accounts() {
        return accounts;
    }

    Table<UUID, Document> documents() {
        return documents;
    }

    Table<Place, Used> usage() {
        return usage;
    }

    CreditNoteRows notes() {
        return notes;
    }

    /** Where the money came in for a document, as bank and Stripe say. */
    Table<UUID, Cash> payments() {
        return payments;
    }

    Map<UUID, Money> minimums() {
        return minimums;
    }

    <T extends Invoice> List<T> all(Class<T> state) {
        return documents.rows().stream()
                .map(Document::invoice)
                .filter(state::isInstance)
                .map(state::cast)
                .toList();
    }

    void insert(Invoice.Draft draft, List<Line> lines) {
        documents.insert(draft.header().id().value(), new Document(draft, lines));
    }

    void become(Invoice invoice) {
        var id = invoice.header().id().value();
        documents.put(id, new Document(invoice, documents.there(id).lines()));
    }

    long nextNumber(String series) {
        var last = counters.get(series);
        long next = last == null ? 1 : last + 1;
        counters.put(series, next);
        return next;
    }

    /** {@code UsageTable.taken}. */
    Set<UUID> taken(Collection<UUID> captures) {
        var taken = new HashSet<>(captures);
        taken.removeIf(capture -> bug == PlantedBug.CAPTURE_ON_TWO_INVOICES || !inForce.has(capture));
        return taken;
    }

    /** {@code UsageTable.put}. */
    void put(InvoiceId invoice, Map<UUID, Integer> lines) {
        lines.forEach((capture, line) -> {
            usage.insert(new Place(capture, invoice.value()), new Used(line, true));
            force(capture, invoice.value());
        });
    }

    /** The partial unique index. */
    private void force(UUID capture, UUID invoice) {
        if (bug == PlantedBug.CAPTURE_ON_TWO_INVOICES || bug == PlantedBug.VOID_KEEPS_ITS_CAPTURES) {
            inForce.put(capture, invoice);
        } else {
            inForce.insert(capture, invoice);
        }
    }

    /** {@code UsageTable.release} and {@code takeOver}. */
    void handOver(InvoiceId before, InvoiceId replacement) {
        for (var place : placesOf(before)) {
            var used = usage.there(place);
            if (bug != PlantedBug.VOID_KEEPS_ITS_CAPTURES) {
                usage.put(place, new Used(used.line(), false));
                inForce.delete(place.capture());
            }
            usage.insert(new Place(place.capture(), replacement.value()), new Used(used.line(), true));
            force(place.capture(), replacement.value());
        }
    }

    void delete(InvoiceId draft) {
        placesOf(draft).forEach(place -> {
            usage.delete(place);
            inForce.delete(place.capture());
        });
        documents.delete(draft.value());
    }

    private List<Place> placesOf(InvoiceId invoice) {
        return usage.keys().stream()
                .filter(place -> place.invoice().equals(invoice.value()))
                .toList();
    }

    /** {@code InvoiceRepository.standing}, of documents in force. */
    Commitment commitment(UUID account, YearMonth month) {
        var counted = Money.ZERO;
        var trueUp = Money.ZERO;
        for (var document : documents.rows()) {
            if (document.isInForce() && document.invoice().header().account().equals(account)) {
                for (var line : document.lines()) {
                    if (month.equals(line.month()) && line.usage() != null) {
                        counted = counted.plus(line.usage().parts().paidFor());
                    } else if (month.equals(line.month())) {
                        trueUp = trueUp.plus(line.amount());
                    }
                }
            }
        }
        return new Commitment(month, minimums.getOrDefault(account, Money.ZERO), counted, trueUp);
    }
}
