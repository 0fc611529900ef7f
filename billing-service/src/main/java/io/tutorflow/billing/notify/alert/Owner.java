package io.tutorflow.billing.notify.alert;

import io.tutorflow.billing.account.student.Student;
import java.util.UUID;

/** Whose alert setting it is. */
sealed interface Owner {

    UUID account();

    /** For a workspace's credits. */
    record OfWorkspace(UUID account) implements Owner {}

    /** For an organization's tokens, and for students without a setting of their own. */
    record OfOrganization(UUID account) implements Owner {}

    /** For a student's own tokens. */
    record OfStudent(Student student) implements Owner {

        @Override
        public UUID account() {
            return student.account();
        }
    }
}
