package io.tutorflow.billing.letter;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.round.Round;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Sends letters, on any replica. One whose sender dies between the mail server's yes and the note of it is sent again,
 * with the same Message-ID.
 */
@ApplicationScoped
class SendingLetters {

    private static final Logger LOG = Logger.getLogger(SendingLetters.class);

    private static final Round ROUND = new Round(LOG, "Letter");

    /** Letters of one round, sent one after the other. */
    private static final int MOST = 10;

    /** Longer than a whole round takes, or two replicas would send the same letter; doubled with each attempt. */
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);

    /** The last one is 17 hours after the first. */
    private static final int ATTEMPTS = 10;

    private final Letters letters;
    private final ReactiveMailer mailer;

    SendingLetters(Letters letters, ReactiveMailer mailer) {
        this.letters = letters;
        this.mailer = mailer;
    }

    @Scheduled(
            every = "${tutorflow.letters.send-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "sending-letters")
    Uni<Void> send() {
        return ROUND.of(
                () -> letters.claim(MOST, FIRST_PAUSE),
                claimed -> claimed.letter().id(),
                this::send);
    }

    private Uni<Void> send(Letters.Claimed claimed) {
        var letter = claimed.letter();
        var mail = Mail.withText(letter.recipient(), letter.subject(), letter.text())
                .addHeader("Message-ID", "<" + letter.id() + "@tutorflow>");
        if (letter.html() != null) {
            mail.setHtml(letter.html());
        }
        return mailer.send(mail)
                .chain(() -> letters.sent(letter.id()))
                .onFailure(failure -> claimed.attempts() >= ATTEMPTS)
                .recoverWithUni(failure -> giveUp(claimed, failure));
    }

    private Uni<Void> giveUp(Letters.Claimed claimed, Throwable failure) {
        var id = claimed.letter().id();
        LOG.errorf("The letter %s was tried %d times and is given up: %s", id, claimed.attempts(), failure);
        return letters.giveUp(id);
    }
}
