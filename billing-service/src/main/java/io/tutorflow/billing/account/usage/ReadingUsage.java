package io.tutorflow.billing.account.usage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.student.Students;
import io.tutorflow.http.Again;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.record.AccountUsagePage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads an account's records from usage-service; a student's are the organization's records paid for from the student's
 * wallet.
 */
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
                .chain(found ->
                        Again.ifBroken(found.map(student -> question.ask(client, student.organization(), account))
                                .orElseGet(() -> question.ask(client, account, null))))
                .onFailure()
                .transform(ReadingUsage::problem);
    }

    private static Throwable problem(Throwable failure) {
        if (failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() == BAD_REQUEST) {
            return ApiProblem.invalid(
                    "from and to must be dates or times with from before to, and status one of FINALIZED,"
                            + " INVOICED, RECORDED, VOIDED");
        }
        LOG.warnf("The usage records could not be read: %s", failure);
        return ApiProblem.notNow("The usage records could not be read");
    }

    /** A request to usage-service. */
    @FunctionalInterface
    interface Question {

        /** @param wallet of one student; null for all */
        Uni<AccountUsagePage> ask(AccountUsageClient client, UUID account, @Nullable UUID wallet);
    }
}
