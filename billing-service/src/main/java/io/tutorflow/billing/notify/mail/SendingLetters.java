package io.tutorflow.billing.notify.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Sends letters. If the sender dies after the mail server has accepted a letter and before that is stored, it is sent
 * again with the same Message-ID; a letter that no mail server accepts for 17 hours is parked.
 */
@ApplicationScoped
class SendingLetters implements DueJob {

    static final Schedule SCHEDULE = new Schedule("letters", "${tutorflow.letters.send-every:1s}");

    private static final String PDF = "application/pdf";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMinutes(2);

    private static final Terms TERMS = new Terms(4, LIMIT, new Retries(PAUSE, Duration.ofHours(9), 10));

    private final Letters letters;
    private final ReactiveMailer mailer;

    SendingLetters(Letters letters, ReactiveMailer mailer) {
        this.letters = letters;
        this.mailer = mailer;
    }

    @Override
    public Schedule schedule() {
        return SCHEDULE;
    }

    @Override
    public Terms terms() {
        return TERMS;
    }

    @Override
    public Uni<Outcome> run(Due due) {
        return letters.unsent(due.id())
                .chain(found ->
                        found.map(this::send).orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(new Outcome.Done());
    }

    private Uni<Void> send(Letter letter) {
        var mail = Mail.withText(letter.recipient(), letter.subject(), letter.text())
                .addHeader("Message-ID", "<" + letter.id() + "@tutorflow>");
        if (letter.html() != null) {
            mail.setHtml(letter.html());
        }
        if (letter.file() != null) {
            mail.addAttachment(letter.file().name(), letter.file().pdf(), PDF);
        }
        return mailer.send(mail).chain(() -> letters.sent(letter.id()));
    }
}
