package io.tutorflow.billing.account.verification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.job.Due;
import io.tutorflow.billing.job.DueJob;
import io.tutorflow.billing.job.Outcome;
import io.tutorflow.billing.job.Retries;
import io.tutorflow.billing.job.Schedule;
import io.tutorflow.billing.job.Terms;
import io.tutorflow.clock.RealClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends verification mails. A mail's token is committed before it is sent; if the sender dies, the mail is sent again
 * with another token, and both links work. A mail that no server accepts for two hours is parked.
 */
@ApplicationScoped
class SendingMails implements DueJob {

    static final Schedule SCHEDULE = new Schedule("verification-mails", "${tutorflow.verification.send-every:1s}");

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Terms TERMS = new Terms(4, LIMIT, new Retries(PAUSE, Duration.ofHours(2), 8));

    private final VerificationMailRepository mails;
    private final VerificationTokenRepository tokens;
    private final ReactiveMailer mailer;
    private final RealClock clock;
    private final String publicUrl;
    private final SecureRandom random = new SecureRandom();

    SendingMails(
            VerificationMailRepository mails,
            VerificationTokenRepository tokens,
            ReactiveMailer mailer,
            RealClock clock,
            @ConfigProperty(name = "tutorflow.public-url") String publicUrl) {
        this.mails = mails;
        this.tokens = tokens;
        this.mailer = mailer;
        this.clock = clock;
        this.publicUrl = publicUrl;
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
        return Panache.withTransaction(() -> prepare(due.id()))
                .chain(found ->
                        found.map(this::send).orElseGet(() -> Uni.createFrom().voidItem()))
                .replaceWith(new Outcome.Done());
    }

    private Uni<Optional<Prepared>> prepare(UUID id) {
        return mails.unsent(id)
                .chain(found -> found.map(mail -> prepare(mail).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Prepared> prepare(OwedMail mail) {
        var token = VerificationToken.from(random);
        return tokens.persist(new VerificationTokenRow(token, mail, clock.now().plus(VerificationLimits.TOKEN_LIFE)))
                .replaceWith(new Prepared(mail, token));
    }

    private Uni<Void> send(Prepared prepared) {
        return mailer.send(text(prepared))
                .chain(() -> Panache.withTransaction(() -> mails.sent(prepared.mail(), clock.now())));
    }

    private Mail text(Prepared prepared) {
        var link = publicUrl + "/v1/platform/agent/verify-email?token="
                + prepared.token().text();
        return Mail.withText(prepared.mail().email(), "Verify your email address for TutorFlow", """
                Someone, most likely you or your agent, entered this address for a TutorFlow workspace.

                To verify it, open this link within 24 hours and press the button on the page:
                %s

                If this was not you, ignore this mail: an address that is not verified cannot be used for payments.
                """.formatted(link));
    }

    /** A mail, and the token in it. */
    private record Prepared(OwedMail mail, VerificationToken token) {}
}
