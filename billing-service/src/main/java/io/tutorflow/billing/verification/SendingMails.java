package io.tutorflow.billing.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.round.Round;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends the mails that are owed, on any replica. A claimed mail gets its token and its next attempt committed before it
 * is sent; one whose sender dies is sent again, with another token, and both links work.
 */
@ApplicationScoped
class SendingMails {

    private static final Logger LOG = Logger.getLogger(SendingMails.class);

    private static final Round ROUND = new Round(LOG, "Mail");

    private final VerificationTable table;
    private final ReactiveMailer mailer;
    private final RealClock clock;
    private final String publicUrl;
    private final SecureRandom random = new SecureRandom();

    SendingMails(
            VerificationTable table,
            ReactiveMailer mailer,
            RealClock clock,
            @ConfigProperty(name = "tutorflow.public-url") String publicUrl) {
        this.table = table;
        this.mailer = mailer;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @Scheduled(
            every = "${tutorflow.verification.send-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "sending-mails")
    Uni<Void> send() {
        return ROUND.of(
                () -> Panache.withTransaction(this::claim),
                claimed -> claimed.mail().id(),
                this::send);
    }

    private Uni<List<Claimed>> claim() {
        return table.due(clock.now())
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(this::claim)
                        .collect()
                        .asList());
    }

    private Uni<Claimed> claim(OwedMail mail) {
        var token = VerificationToken.from(random);
        var now = clock.now();
        return table.make(token, mail, now.plus(VerificationLimits.TOKEN_LIFE))
                .chain(() -> table.tried(mail, now.plus(VerificationLimits.pauseAfter(mail.attempts()))))
                .replaceWith(new Claimed(mail, token));
    }

    private Uni<Void> send(Claimed claimed) {
        return mailer.send(text(claimed))
                .chain(() -> Panache.withTransaction(() -> table.sent(claimed.mail(), clock.now())))
                .onFailure(failure -> claimed.mail().attempts() + 1 >= VerificationLimits.ATTEMPTS)
                .recoverWithUni(failure -> giveUp(claimed.mail(), failure));
    }

    private Uni<Void> giveUp(OwedMail mail, Throwable failure) {
        LOG.errorf("The mail %s was tried %d times and is given up: %s", mail.id(), mail.attempts() + 1, failure);
        return Panache.withTransaction(() -> table.giveUp(mail));
    }

    private Mail text(Claimed claimed) {
        var link = publicUrl + "/v1/platform/agent/verify-email?token="
                + claimed.token().text();
        return Mail.withText(claimed.mail().email(), "Verify your email address for TutorFlow", """
                Somebody, most likely you or your agent, gave this address for a TutorFlow workspace.

                Open this link within 24 hours and press the button there to verify it:
                %s

                If it was not you, do nothing: nobody can pay by or be billed to an address that is not verified.
                """.formatted(link));
    }

    /** A mail with the token that it will carry. */
    private record Claimed(OwedMail mail, VerificationToken token) {}
}
