package io.tutorflow.billing.distribution;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.student.Student;
import io.tutorflow.billing.account.student.Students;
import io.tutorflow.billing.notify.alert.Alerts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Supplier;

/** Opens a student's wallet with the first tokens, watched as the student or the organization has set. */
@ApplicationScoped
class OpeningStudents {

    private final Students students;
    private final Alerts alerts;

    OpeningStudents(Students students, Alerts alerts) {
        this.students = students;
        this.alerts = alerts;
    }

    /**
     * Opens it unless there is one, in the caller's transaction.
     *
     * @param giving locks the organization's wallet; from then on changes of the organization's setting wait
     */
    <T> Uni<T> open(Student student, Instant now, Supplier<Uni<T>> giving) {
        return students.open(student, now)
                .chain(isNew -> giving.get()
                        .call(given ->
                                isNew ? alerts.begin(student) : Uni.createFrom().voidItem()));
    }
}
