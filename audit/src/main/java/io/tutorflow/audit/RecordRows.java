package io.tutorflow.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the services say of usage records, each in order of the records' ids. */
record RecordRows(
        UsageRows usage,
        LedgerRows ledger,
        ReservationRows reservations,
        SettledRows settled,
        PlacedRows placed,
        MeteredRows metered)
        implements AutoCloseable {

    static RecordRows all(Books books) throws SQLException {
        return new RecordRows(
                UsageRows.all(books.usage()),
                LedgerRows.all(books.billing()),
                ReservationRows.all(books.budget()),
                SettledRows.all(books.usage()),
                PlacedRows.all(books.billing()),
                MeteredRows.all(books.billing()));
    }

    static RecordRows some(Books books, List<UUID> ids) throws SQLException {
        return new RecordRows(
                UsageRows.some(books.usage(), ids),
                LedgerRows.some(books.billing(), ids),
                ReservationRows.some(books.budget(), ids),
                SettledRows.some(books.usage(), ids),
                PlacedRows.some(books.billing(), ids),
                MeteredRows.some(books.billing(), ids));
    }

    /** The first of those that are left. */
    @Nullable
    UUID first() throws SQLException {
        return Rows.first(usage, ledger, reservations, settled, placed, metered);
    }

    /** Takes what is said of a record. */
    List<Difference> compare(UUID id, Prices prices, Agreed agreed) throws SQLException {
        var record = usage.takeIf(id);
        var said = settled.takeIf(id);
        var found = new ArrayList<>(RecordCheck.of(record, ledger.takeIf(id)));
        found.addAll(ReservationCheck.of(record, reservations.takeIf(id)));
        if (record != null) {
            found.addAll(PriceCheck.of(record, prices, agreed));
            found.addAll(IdentityCheck.of(record));
        }
        found.addAll(PlacementCheck.of(id, said, placed.takeIf(id)));
        found.addAll(MeterStatusCheck.of(id, said, metered.takeIf(id)));
        return found;
    }

    @Override
    public void close() throws SQLException {
        for (var rows : List.<Rows<?>>of(usage, ledger, reservations, settled, placed, metered)) {
            rows.close();
        }
    }
}
