package io.tutorflow.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads all rows of the four services side by side. The services keep working meanwhile and are not read at the same
 * moment, so each record that differs is read again for a while; only what remains is a difference.
 */
public final class Audit {

    /** The most differing records kept; more than this is a catastrophe that needs no list. */
    static final int DIFFERENCE_LIMIT = 100_000;

    private static final Duration LOOK_AGAIN_EVERY = Duration.ofMillis(500);

    private final Books books;
    private final StripePayments stripe;

    public Audit(Books books, StripePayments stripe) {
        this.books = books;
        this.stripe = stripe;
    }

    /**
     * @param settle how long a record may differ because work is still in progress; zero if the books do not change
     */
    public Findings run(Duration settle) throws SQLException, IOException, InterruptedException {
        var cuts = books.cuts();
        var wallets = WalletCheck.of(books.billing());
        var budgets = BudgetCheck.of(books.budget(), Zones.of(books.billing()));
        var atOnce = atOnce();
        Map<UUID, List<Difference>> differing = new LinkedHashMap<>();
        var read = compareAll(differing, wallets.wallets(), budgets.periods());
        lookAgain(differing, System.nanoTime() + settle.toNanos());
        var between = between(System.nanoTime() + settle.toNanos());
        var all = new ArrayList<>(wallets.differences());
        all.addAll(atOnce);
        all.addAll(between.differences());
        all.addAll(budgets.differences());
        differing.values().forEach(all::addAll);
        return new Findings(cuts, read, between.payments(), Overruns.of(books.billing()), all);
    }

    /** What must be consistent within one database at any moment. */
    private List<Difference> atOnce() throws SQLException {
        var found = new ArrayList<>(Students.of(books.billing()));
        Question.all(LedgerRules.ALL, books.billing(), found);
        Question.all(LedgerReplay.ALL, books.billing(), found);
        Question.all(ModeRules.ALL, books.billing(), found);
        Question.all(MeterRules.ALL, books.billing(), found);
        Question.all(InvoiceUsageRules.ALL, books.billing(), found);
        Question.all(InvoiceTotalRules.ALL, books.billing(), found);
        Question.all(InvoiceStateRules.ALL, books.billing(), found);
        Question.all(DocumentRules.ALL, books.billing(), found);
        Question.all(InvoiceClearingRules.ALL, books.billing(), found);
        Question.all(DunningRules.ALL, books.billing(), found);
        Question.all(BudgetRules.ALL, books.budget(), found);
        Question.all(UsageRules.ALL, books.usage(), found);
        return found;
    }

    private Read compareAll(Map<UUID, List<Difference>> differing, long wallets, long periods) throws SQLException {
        try (var rows = RecordRows.all(books)) {
            merge(rows, differing);
            return new Read(
                    rows.usage().count(),
                    rows.ledger().count(),
                    wallets,
                    rows.reservations().count(),
                    periods);
        }
    }

    private void lookAgain(Map<UUID, List<Difference>> differing, long until)
            throws SQLException, InterruptedException {
        while (!differing.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(LOOK_AGAIN_EVERY);
            books.moveOn();
            var ids = List.copyOf(differing.keySet());
            differing.clear();
            try (var rows = RecordRows.some(books, ids)) {
                merge(rows, differing);
            }
        }
    }

    /** A payment at Stripe is credited a moment later, and a distribution raises a budget later. */
    private Between between(long until) throws SQLException, IOException, InterruptedException {
        var check = compareOthers();
        while (!check.differences().isEmpty() && System.nanoTime() < until) {
            Thread.sleep(LOOK_AGAIN_EVERY);
            books.moveOn();
            check = compareOthers();
        }
        return check;
    }

    private Between compareOthers() throws SQLException, IOException, InterruptedException {
        var billing = books.billing();
        var payments = PaymentCheck.of(PaymentRows.all(billing), stripe.all());
        var all = new ArrayList<>(payments.differences());
        var refunds = stripe.refunds();
        all.addAll(RefundCheck.of(
                RefundRows.purchases(billing),
                RefundRows.invoices(billing),
                RefundRows.of(billing),
                refunds,
                stripe.disputes()));
        all.addAll(CollectionCheck.of(CollectedRows.all(billing), stripe.invoices(), refunds));
        all.addAll(settlements());
        all.addAll(meters(billing));
        all.addAll(RaiseCheck.of(books));
        all.addAll(ReceiptCheck.of(books));
        all.addAll(TermsCheck.of(books));
        return new Between(payments.read(), all);
    }

    /** Where nobody is metered Stripe is not asked. */
    private List<Difference> settlements() throws SQLException, IOException, InterruptedException {
        var rows = MeteredInvoiceRows.all(books.billing());
        var customers = MeteredInvoiceRows.customers(books.billing());
        return rows.isEmpty() && customers.isEmpty()
                ? List.of()
                : SettlementCheck.of(rows, customers, stripe.meteredInvoices());
    }

    private List<Difference> meters(Connection billing) throws SQLException, IOException, InterruptedException {
        var reported = ReportedSums.all(billing, stripe.countedUntil());
        return MeterCheck.of(reported, stripe.meters().count(ReportedSums.customers(billing), reported.keySet()));
    }

    private void merge(RecordRows rows, Map<UUID, List<Difference>> differing) throws SQLException {
        var prices = Prices.of(books.pricing());
        var agreed = Agreed.of(books.pricing());
        var id = rows.first();
        while (id != null) {
            var found = rows.compare(id, prices, agreed);
            if (!found.isEmpty() && differing.size() < DIFFERENCE_LIMIT) {
                differing.put(id, found);
            }
            id = rows.first();
        }
    }

    /**
     * What was read and what does not agree.
     *
     * @param cuts the moment at which each database was first read
     */
    public record Findings(
            Map<String, Cut> cuts, Read read, long payments, Overruns overruns, List<Difference> differences) {}

    /** What is compared across services and Stripe: payments, refunds and disputes, invoices, and distributions. */
    private record Between(long payments, List<Difference> differences) {}

    /** The number of rows of each kind. */
    public record Read(long records, long charges, long wallets, long reservations, long periods) {}
}
