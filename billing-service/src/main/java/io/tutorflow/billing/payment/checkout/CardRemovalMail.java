package io.tutorflow.billing.payment.checkout;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.payment.SavedCard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail for removing a saved card. */
@ApplicationScoped
class CardRemovalMail {

    private final Template text;
    private final Template html;
    private final String publicUrl;

    CardRemovalMail(
            @Location("forget-card-mail.txt") Template text,
            @Location("forget-card-mail.html") Template html,
            @ConfigProperty(name = "tutorflow.public-url") String publicUrl) {
        this.text = text;
        this.html = html;
        this.publicUrl = publicUrl;
    }

    Mail of(Workspace workspace, SavedCard card, CheckoutToken token) {
        var to = Objects.requireNonNull(workspace.profile().contact().email());
        return Mail.withText(to, "Remove your saved card at TutorFlow?", drawn(text, workspace, card, token))
                .setHtml(drawn(html, workspace, card, token));
    }

    private String drawn(Template template, Workspace workspace, SavedCard card, CheckoutToken token) {
        return template.data("name", workspace.profile().name())
                .data("card", card.brand() + " •••• " + card.last4())
                .data("link", publicUrl + "/checkout/forget-card.html?token=" + token.text())
                .render();
    }
}
