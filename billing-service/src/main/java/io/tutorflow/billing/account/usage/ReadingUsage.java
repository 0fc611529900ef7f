package io.tutorflow.billing.account.usage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.student.Students;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.record.AccountUsagePage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks usage-service for an account's records; a student's are the organization's, paid from the student's wallet. */
@ApplicationScoped
class ReadingUsage {

    private static final Logger LOG = Logger.getLogger(ReadingUsage.class);

    private static final int BAD_REQUEST = 400;

    private final Students students;
    private final AccountUsageClient client;

    ReadingUsage(Students students, @RestClient AccountUsageClient client) {
        this.students = students;
        this.client = client;
    }

    Uni<AccountUsagePage> of(UUID account, Question question) {
        return Panache.withSession(() -> students.find(account))
                .chain(found -> found.map(student -> question.ask(client, student.organization(), account))
                        .orElseGet(() -> question.ask(client, account, null)))
                .onFailure()
                .transform(ReadingUsage::problem);
    }

    private static Throwable problem(Throwable failure) {
        if (failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() == BAD_REQUEST) {
            return ApiProblem.invalid("from and to must be dates or times, the earlier one first, and status one of"
                    + " FINALIZED, INVOICED, RECORDED, VOIDED");
        }
        LOG.warnf("Usage could not be asked for: %s", failure);
        return ApiProblem.unavailable("The list of usage records");
    }

    /** What is asked of whose records. */
    @FunctionalInterface
    interface Question {

        /** @param wallet of one student; none: all */
        Uni<AccountUsagePage> ask(AccountUsageClient client, UUID account, @Nullable UUID wallet);
    }
}
