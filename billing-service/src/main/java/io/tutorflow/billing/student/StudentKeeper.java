package io.tutorflow.billing.student;

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
}
