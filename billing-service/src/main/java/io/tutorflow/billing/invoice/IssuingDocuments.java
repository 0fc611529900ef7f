package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.DueWork;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.billing.notify.mail.Letter;
import io.tutorflow.billing.notify.mail.Letters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Draws and keeps the PDF of each document that was opened, as it was then, and mails it to its buyer once. That it is to be
 * issued is written down in the transaction that opens it.
 */
@ApplicationScoped
class IssuingDocuments implements DueJob {

    static final Schedule SCHEDULE = new Schedule("invoice-documents", "${tutorflow.invoices.draw-every:1s}");

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Terms TERMS =
            new Terms(2, LIMIT, new Retries(Duration.ofSeconds(5), Duration.ofMinutes(30), 10));

    private final FetchingDocuments documents;
    private final InvoiceMail mail;
    private final Letters letters;
    private final DueWork work;
    private final boolean mailsStatements;

    IssuingDocuments(
            FetchingDocuments documents,
            InvoiceMail mail,
            Letters letters,
            DueWork work,
            @ConfigProperty(name = "tutorflow.invoices.mail-statements", defaultValue = "false")
                    boolean mailsStatements) {
        this.documents = documents;
        this.mail = mail;
        this.letters = letters;
        this.work = work;
        this.mailsStatements = mailsStatements;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    /** Part of the transaction that opens it. */
    Uni<Void> owe(Invoice.Opened opened) {
        return work.enqueue(SCHEDULE, opened.header().id().value());
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return documents
                .find(due.id(), invoice -> true)
                .chain(found -> issue(found.orElseThrow()))
                .replaceWith(new Outcome.Done());
    }

    private Uni<Void> issue(FetchingDocuments.Found found) {
        return switch (found.invoice()) {
            case Invoice.Draft draft ->
                throw new IllegalStateException("Not opened: " + draft.header().id());
            case Invoice.Opened opened -> issue(opened, found.as(opened.asOpened()));
        };
    }

    private Uni<Void> issue(Invoice.Opened now, FetchingDocuments.Found original) {
        var email = now.opening().buyer().email();
        return documents
                .pdf(original)
                .chain(pdf -> email == null || !isMailed(now)
                        ? Uni.createFrom().voidItem()
                        : owe(mail.of(now.header().id(), original.text(), email, pdf)));
    }

    private Uni<Void> owe(Letter letter) {
        return Panache.withTransaction(() -> letters.owe(letter)).replaceWithVoid();
    }

    /** Nobody needs a mail about an invoice that was voided before the mail was written. */
    private boolean isMailed(Invoice.Opened now) {
        return switch (now.opening().series()) {
            case INVOICE -> !(now instanceof Invoice.Void);
            case STATEMENT -> mailsStatements;
        };
    }
}
