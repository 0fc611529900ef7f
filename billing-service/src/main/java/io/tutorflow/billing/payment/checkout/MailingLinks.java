package io.tutorflow.billing.payment.checkout;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Mails a link that may do what the owner may. It is sent at once instead of being owed, because owed mails are stored
 * and the token must not be.
 */
@ApplicationScoped
class MailingLinks {

    private static final Logger LOG = Logger.getLogger(MailingLinks.class);

    private final BillingSessions sessions;
    private final ReactiveMailer mailer;
    private final String publicUrl;

    MailingLinks(
            BillingSessions sessions,
            ReactiveMailer mailer,
            @ConfigProperty(name = "tutorflow.public-url") String publicUrl) {
        this.sessions = sessions;
        this.mailer = mailer;
        this.publicUrl = publicUrl;
    }

    /** To the address of the workspace, which is verified. */
    Uni<MailedLink> mail(Workspace workspace) {
        var address = Objects.requireNonNull(workspace.profile().contact().email());
        return sessions.makeToMail(workspace, address).chain(made -> switch (made) {
            case SessionToMail.TooMany many -> Uni.createFrom().item(new MailedLink.TooMany(many.pause()));
            case SessionToMail.Made link -> send(link.session(), address);
        });
    }

    private Uni<MailedLink> send(BillingSession session, String address) {
        return mailer.send(text(session, address))
                .ifNoItem()
                .after(CheckoutLimits.MAILING)
                .fail()
                .<MailedLink>replaceWith(new MailedLink.Sent(address))
                .onFailure()
                .invoke(failure -> LOG.warnf("A link could not be mailed: %s", failure))
                .onFailure()
                .recoverWithItem(new MailedLink.NotTaken());
    }

    private Mail text(BillingSession session, String address) {
        return Mail.withText(address, "Change your automatic reload", """
                Someone on the checkout page of the TutorFlow workspace "%s" asked to change its automatic reload, which
                charges the saved card when credits run low. To change it, open this link within one hour:

                %s/checkout/?token=%s

                If this was not you, ignore this mail: nothing changes without the link. Do not pass the link on.
                """.formatted(
                session.workspace().profile().name(), publicUrl, session.token().text()));
    }
}
