package io.tutorflow.sandbox.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads all rows of three services side by side. The services go on working meanwhile and are not read at the same
 * moment, so each record that differs is looked at again for a while; only what stays is a difference.
 */
final class Audit {

    /** The most differing records kept; more than this many is a catastrophe that needs no list. */
    static final int DIFFERENCE_LIMIT = 100_000;

    /** As PostgreSQL orders ids. */
    private static final Comparator<UUID> BYTE_BY_BYTE = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private static final Duration LOOK_AGAIN_EVERY = Duration.ofMillis(500);

    private final Connection usage;
    private final Connection billing;
    private final Connection budget;
    private final StripePayments stripe;

    Audit(Connection usage, Connection billing, Connection budget, StripePayments stripe) {
        this.usage = usage;
        this.billing = billing;
        this.budget = budget;
        this.stripe = stripe;
    }

    /** @param settle for how long a record may differ because work goes on */
    Findings run(Duration settle) throws SQLException, IOException, InterruptedException {
        var wallets = WalletCheck.of(billing);
        var budgets = BudgetCheck.of(budget);
        Map<UUID, List<Difference>> differing = new LinkedHashMap<>();
        var read = compareAll(differing, wallets.wallets(), budgets.periods());
        lookAgain(differing, System.nanoTime() + settle.toNanos());
        var all = new ArrayList<>(wallets.differences());
        var payments = payments(System.nanoTime() + settle.toNanos());
        all.addAll(payments.differences());
        all.addAll(budgets.differences());
        differing.values().forEach(all::addAll);
        return new Findings(read, payments.read(), Overruns.of(billing), all);
    }

    private Read compareAll(Map<UUID, List<Difference>> differing, long wallets, long periods) throws SQLException {
        try (var usageRows = UsageRows.all(usage);
                var ledgerRows = LedgerRows.all(billing);
                var reservationRows = ReservationRows.all(budget)) {
            merge(usageRows, ledgerRows, reservationRows, differing);
            return new Read(usageRows.count(), ledgerRows.count(), wallets, reservationRows.count(), periods);
        }
    }

    private void lookAgain(Map<UUID, List<Difference>> differing, long until)
            throws SQLException, InterruptedException {
        while (!differing.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(LOOK_AGAIN_EVERY);
            usage.commit();
            billing.commit();
            budget.commit();
            var ids = List.copyOf(differing.keySet());
            differing.clear();
            try (var usageRows = UsageRows.some(usage, ids);
                    var ledgerRows = LedgerRows.some(billing, ids);
                    var reservationRows = ReservationRows.some(budget, ids)) {
                merge(usageRows, ledgerRows, reservationRows, differing);
            }
        }
    }

    /** What Stripe took a moment ago is credited a moment later. */
    private Compared payments(long until) throws SQLException, IOException, InterruptedException {
        var check = comparePayments();
        while (!check.differences().isEmpty() && System.nanoTime() < until) {
            Thread.sleep(LOOK_AGAIN_EVERY);
            check = comparePayments();
        }
        return check;
    }

    private Compared comparePayments() throws SQLException, IOException, InterruptedException {
        billing.commit();
        var payments = PaymentCheck.of(PaymentRows.all(billing), stripe.all());
        var all = new ArrayList<>(payments.differences());
        all.addAll(RefundCheck.of(
                RefundRows.intents(billing),
                RefundRows.refunds(billing),
                stripe.refunds(),
                RefundRows.disputes(billing),
                stripe.disputes()));
        RefundRows.accountsWithOtherSums(billing)
                .forEach(account -> all.add(new Difference(
                        "wallet " + account, "was taken another sum off than its refunds and disputes say")));
        return new Compared(payments.read(), all);
    }

    private void merge(
            UsageRows usageRows,
            LedgerRows ledgerRows,
            ReservationRows reservationRows,
            Map<UUID, List<Difference>> differing)
            throws SQLException {
        var id = first(usageRows, ledgerRows, reservationRows);
        while (id != null) {
            var usageRow = usageRows.takeIf(id);
            var found = new ArrayList<>(RecordCheck.of(usageRow, ledgerRows.takeIf(id)));
            found.addAll(ReservationCheck.of(usageRow, reservationRows.takeIf(id)));
            if (!found.isEmpty() && differing.size() < DIFFERENCE_LIMIT) {
                differing.put(id, found);
            }
            id = first(usageRows, ledgerRows, reservationRows);
        }
    }

    private static @Nullable UUID first(Rows<?>... all) {
        UUID first = null;
        for (var rows : all) {
            var id = rows.currentId();
            if (id != null && (first == null || BYTE_BY_BYTE.compare(id, first) < 0)) {
                first = id;
            }
        }
        return first;
    }

    /** What was read and what does not agree. */
    record Findings(Read read, long payments, Overruns overruns, List<Difference> differences) {}

    /** Payments and what went back of them. */
    private record Compared(long read, List<Difference> differences) {}

    /** How many rows of each kind. */
    record Read(long records, long charges, long wallets, long reservations, long periods) {}
}
