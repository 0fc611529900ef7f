package io.tutorflow.audit;

import io.tutorflow.audit.PaymentRow.Credit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Transfers of one kind, each claimed by the row it belongs to; the remaining ones belong to none. */
final class Credits {

    private static final String OF_KIND = """
            SELECT id, debit_account_id, credit_account_id, amount_micros, actor, created_at
            FROM transfer WHERE kind = ?""";

    private final Map<UUID, Credit> byId = new LinkedHashMap<>();

    private Credits() {}

    static Credits given(Connection billing, String kind) throws SQLException {
        return read(billing, kind, "credit_account_id", "debit_account_id");
    }

    static Credits taken(Connection billing, String kind) throws SQLException {
        return read(billing, kind, "debit_account_id", "credit_account_id");
    }

    private static Credits read(Connection billing, String kind, String account, String house) throws SQLException {
        var credits = new Credits();
        var statement = billing.prepareStatement(OF_KIND);
        statement.setString(1, kind);
        try (var rows = new Transfers(statement, account, house)) {
            for (var id = rows.currentId(); id != null; id = rows.currentId()) {
                var credit = rows.takeIf(id);
                if (credit != null) {
                    credits.byId.put(id, credit);
                }
            }
        }
        return credits;
    }

    @Nullable
    Credit take(UUID id) {
        return byId.remove(id);
    }

    Set<UUID> ids() {
        return byId.keySet();
    }

    Collection<Credit> rest() {
        return byId.values();
    }

    private static final class Transfers extends Rows<Credit> {

        private final String account;
        private final String house;

        Transfers(PreparedStatement statement, String account, String house) throws SQLException {
            super(Credit::id, statement);
            this.account = account;
            this.house = house;
        }

        @Override
        @Nullable
        Credit read() throws SQLException {
            return next()
                    ? new Credit(
                            uuid("id"),
                            uuid(account),
                            uuid(house),
                            micros("amount_micros"),
                            textOrNull("actor"),
                            time("created_at"))
                    : null;
        }
    }
}
