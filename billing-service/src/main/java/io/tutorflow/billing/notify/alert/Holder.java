package io.tutorflow.billing.notify.alert;

import io.tutorflow.billing.account.organization.Organization;
import io.tutorflow.billing.account.student.Student;
import io.tutorflow.billing.account.workspace.Workspace;

/** Who owns the credits. */
sealed interface Holder {

    /** The name used in mails. */
    String name();

    /** A workspace. */
    record OfWorkspace(Workspace workspace) implements Holder {

        @Override
        public String name() {
            return "the workspace \"" + workspace.profile().name() + '"';
        }
    }

    /** An organization. */
    record OfOrganization(Organization organization) implements Holder {

        @Override
        public String name() {
            return '"' + organization.name() + '"';
        }
    }

    /** A student's own. */
    record OfStudent(Student student, Organization organization) implements Holder {

        @Override
        public String name() {
            return "the student %s of \"%s\"".formatted(student.subject(), organization.name());
        }
    }
}
