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
import io.tutorflow.billing.notify.mail.Letters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Draws and keeps the PDF of each credit note, and mails it once to whom its invoice was mailed. That it is to be issued is
 * written down in the transaction that makes it.
 */
@ApplicationScoped
class IssuingCreditNotes implements DueJob {

    static final Schedule SCHEDULE = new Schedule("credit-note-documents", "${tutorflow.invoices.draw-every:1s}");

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Terms TERMS =
            new Terms(2, LIMIT, new Retries(Duration.ofSeconds(5), Duration.ofMinutes(30), 10));

    private final FetchingCreditNotes notes;
    private final DrawingDocuments drawing;
    private final DocumentMail mail;
    private final Letters letters;
    private final DueWork work;

    IssuingCreditNotes(
            FetchingCreditNotes notes, DrawingDocuments drawing, DocumentMail mail, Letters letters, DueWork work) {
        this.notes = notes;
        this.drawing = drawing;
        this.mail = mail;
        this.letters = letters;
        this.work = work;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    /** Part of the transaction that makes it. */
    Uni<Void> owe(CreditNote note) {
        return work.enqueue(SCHEDULE, note.id());
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return notes.find(due.id(), Viewer.PLATFORM)
                .chain(found -> issue(found.orElseThrow()))
                .replaceWith(new Outcome.Done());
    }

    private Uni<Void> issue(FetchingCreditNotes.Found found) {
        var note = found.note();
        var text = found.text();
        var email = text.buyer().email();
        return drawing.kept(DocumentTable.Key.of(note), text)
                .chain(pdf -> email == null
                        ? Uni.createFrom().voidItem()
                        : Panache.withTransaction(
                                () -> letters.owe(mail.of("credit-note:" + note.id(), text, email, pdf))));
    }
}
