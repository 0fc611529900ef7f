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
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Draws and keeps the PDF of each document that was opened, as it was then, and mails it to its buyer once; once more if
 * Stripe has its page only later. That it is to be issued is written down in the transaction that opens it.
 */
@ApplicationScoped
class IssuingDocuments implements DueJob {

    static final Schedule SCHEDULE = new Schedule("invoice-documents", "${tutorflow.invoices.draw-every:1s}");

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Terms TERMS =
            new Terms(2, LIMIT, new Retries(Duration.ofSeconds(5), Duration.ofMinutes(30), 10));

    /** Stripe takes seconds. If it is away for longer, the buyer hears of the invoice all the same. */
    private static final Duration PAGE_WITHIN = Duration.ofHours(1);

    private final FetchingDocuments documents;
    private final DrawingDocuments drawing;
    private final DocumentMail mail;
    private final Letters letters;
    private final DueWork work;
    private final BusinessClock clock;
    private final boolean mailsStatements;

    IssuingDocuments(
            FetchingDocuments documents,
            DrawingDocuments drawing,
            DocumentMail mail,
            Letters letters,
            DueWork work,
            BusinessClock clock,
            @ConfigProperty(name = "tutorflow.invoices.mail-statements", defaultValue = "false")
                    boolean mailsStatements) {
        this.documents = documents;
        this.drawing = drawing;
        this.mail = mail;
        this.letters = letters;
        this.work = work;
        this.clock = clock;
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
    Uni<Void> owe(InvoiceId document) {
        return work.enqueue(SCHEDULE, document.value());
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return documents
                .find(due.id(), Viewer.PLATFORM)
                .map(found -> found.orElseThrow())
                .chain(found -> switch (found.invoice()) {
                    case Invoice.Draft draft ->
                        throw new IllegalStateException(
                                "Not opened: " + draft.header().id());
                    case Invoice.Opened opened -> issue(found, opened);
                });
    }

    private Uni<Outcome> issue(FetchingDocuments.Found found, Invoice.Opened now) {
        var text = found.asOpened(now);
        return drawing.kept(DocumentTable.Key.asOpened(now), text).chain(pdf -> {
            var email = now.opening().buyer().email();
            if (email == null || !isMailed(now)) {
                return done();
            }
            var left = Duration.between(clock.now(), now.opening().openedAt().plus(PAGE_WITHIN));
            return left.isPositive() && found.awaitsItsPage()
                    ? Uni.createFrom().item(new Outcome.Again(left, null))
                    : mail(mail.of(key(found, text), text, email, pdf));
        });
    }

    private Uni<Outcome> mail(Letter letter) {
        return Panache.withTransaction(() -> letters.owe(letter)).chain(IssuingDocuments::done);
    }

    /** Who was told to pay it otherwise is told once more: of the page where it is paid, or that a card is charged. */
    private static String key(FetchingDocuments.Found found, InvoiceText text) {
        var key = "invoice:" + found.invoice().header().id().value();
        var collected = found.collected();
        if (collected == null) {
            return key;
        }
        return switch (collected.path()) {
            case HOSTED_LINK -> text.payment().url() == null ? key : key + ":" + collected.stripeId;
            case SAVED_CARD -> key + ":card";
        };
    }

    /** Nobody needs a mail about an invoice that was voided before the mail was written. */
    private boolean isMailed(Invoice.Opened now) {
        return switch (now.opening().series()) {
            case INVOICE -> !(now instanceof Invoice.Void);
            case STATEMENT -> mailsStatements;
        };
    }

    private static Uni<Outcome> done() {
        return Uni.createFrom().item(new Outcome.Done());
    }
}
