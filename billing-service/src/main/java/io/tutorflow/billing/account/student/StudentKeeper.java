package io.tutorflow.billing.account.student;

import io.tutorflow.billing.account.organization.Organizations;
import io.tutorflow.billing.kind.AccountKeeper;
import io.tutorflow.http.AccountKind;
import jakarta.enterprise.context.ApplicationScoped;

/** Knows which accounts are students'. */
@ApplicationScoped
class StudentKeeper implements AccountKeeper {

    @Override
    public AccountKind kind() {
        return AccountKind.STUDENT;
    }

    @Override
    public String among() {
        return "SELECT account_id FROM student WHERE account_id = ANY ($1)";
    }

    /** A student has the status of the organization. */
    @Override
    public String standings() {
        return """
                SELECT s.account_id, 'STUDENT', %s, CAST(NULL AS uuid), CAST(NULL AS text), CAST(NULL AS timestamptz)
                FROM student s WHERE s.account_id = ANY ($1)""".formatted(Organizations.statusOf("s.organization_id"));
    }
}
