package io.tutorflow.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks distributions to teachers in billing-service against raises of their budgets that no request asked for. */
final class RaiseCheck {

    private static final String HANDED = """
            SELECT id, organization_id::text AS organization, recipient_id AS teacher, amount_micros,
                   distributed_by AS by, state = 'done' AS done, NULL::uuid AS budget
            FROM distribution WHERE recipient = 'teacher' ORDER BY id""";

    private static final String RAISED = """
            SELECT r.id, b.organization_id AS organization, b.teacher_id AS teacher, r.amount_micros,
                   r.created_by AS by, true AS done, r.budget_id AS budget
            FROM budget_raise r LEFT JOIN budget b ON b.id = r.budget_id
            WHERE NOT EXISTS (SELECT FROM increase_request i WHERE i.id = r.id AND i.extra_micros IS NOT NULL)
            ORDER BY r.id""";

    private RaiseCheck() {}

    static List<Difference> of(Books books) throws SQLException {
        var differing = new Differing(Rule.TEACHER_DISTRIBUTION);
        try (var handed = new Raises(books.billing().prepareStatement(HANDED));
                var raised = new Raises(books.budget().prepareStatement(RAISED))) {
            for (var id = Rows.first(handed, raised); id != null; id = Rows.first(handed, raised)) {
                compare(id, handed.takeIf(id), raised.takeIf(id), differing);
            }
        }
        return differing.all();
    }

    private static void compare(UUID id, @Nullable Raise handed, @Nullable Raise raised, Differing differing) {
        if (raised == null) {
            differing.demand("distribution " + id, handed == null || !handed.isDone(), "is done, and raised no budget");
        } else if (handed == null) {
            differing.add("raise " + id, "is of no distribution");
        } else {
            differing.demand(
                    "distribution " + id,
                    handed.what().equals(raised.what()),
                    "and the raise of budget " + raised.budget() + " differ");
        }
    }

    /** @param budget null of a distribution */
    private record Raise(
            UUID id, What what, boolean isDone, @Nullable UUID budget) {}

    private record What(
            @Nullable String organization, @Nullable String teacher, long micros, String by) {}

    private static final class Raises extends Rows<Raise> {

        Raises(PreparedStatement statement) throws SQLException {
            super(Raise::id, statement);
        }

        @Override
        @Nullable
        Raise read() throws SQLException {
            return next()
                    ? new Raise(
                            uuid("id"),
                            new What(
                                    textOrNull("organization"),
                                    textOrNull("teacher"),
                                    micros("amount_micros"),
                                    text("by")),
                            bool("done"),
                            uuidOrNull("budget"))
                    : null;
        }
    }
}
