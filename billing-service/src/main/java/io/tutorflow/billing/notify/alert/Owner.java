package io.tutorflow.billing.notify.alert;

import io.tutorflow.billing.account.student.Student;
import java.util.UUID;

/** Who says when to be told that an account's credits are low. */
sealed interface Owner {

    UUID account();

    /** Of a workspace's credits. */
    record OfWorkspace(UUID account) implements Owner {}

    /** Of an organization's tokens, and of those of its students who have not said themselves. */
    record OfOrganization(UUID account) implements Owner {}

    /** Of the student's own tokens. */
    record OfStudent(Student student) implements Owner {

        @Override
        public UUID account() {
            return student.account();
        }
    }
}
