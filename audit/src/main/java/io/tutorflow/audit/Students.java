package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Checks that each student's wallet has the id derived from organization and student. */
final class Students {

    private static final String ALL = "SELECT account_id, organization_id, student_id FROM student";

    private Students() {}

    static List<Difference> of(Connection billing) throws SQLException {
        var differing = new Differing(Rule.STUDENT_WALLET);
        try (var statement = billing.prepareStatement(ALL)) {
            statement.setFetchSize(Rows.FETCH_SIZE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var account = rows.getObject(1, UUID.class);
                    var organization = rows.getObject(2, UUID.class);
                    differing.demand(
                            "student's wallet " + account,
                            account.equals(NamedId.ofStudent(organization, rows.getString(3))),
                            "is not the wallet of student " + rows.getString(3) + " of organization " + organization);
                }
            }
        }
        return differing.all();
    }
}
