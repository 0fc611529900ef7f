package io.tutorflow.billing.account.student;

import io.tutorflow.http.StudentAccount;
import java.util.UUID;

/** A student of one organization; the same subject in another organization is a different student. */
public record Student(UUID organization, String subject) {

    /** The account of the student's own tokens. */
    public UUID account() {
        return StudentAccount.idOf(organization, subject);
    }
}
