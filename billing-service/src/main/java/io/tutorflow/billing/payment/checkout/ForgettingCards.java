package io.tutorflow.billing.payment.checkout;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.account.workspace.Workspaces;
import io.tutorflow.billing.payment.Payments;
import io.tutorflow.billing.payment.SavedCard;
import io.tutorflow.billing.payment.card.RemovingCards;
import io.tutorflow.clock.RealClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Has a kept card forgotten for a person who has only a link: the workspace's address is mailed another one, whose page has
 * a button. The mail is sent at once, while the person waits, so that its token is stored nowhere.
 */
@ApplicationScoped
class ForgettingCards {

    private static final Logger LOG = Logger.getLogger(ForgettingCards.class);

    private final CardFarewellRepository table;
    private final Payments payments;
    private final Workspaces workspaces;
    private final RemovingCards removing;
    private final FarewellMail mail;
    private final ReactiveMailer mailer;
    private final RealClock clock;
    private final SecureRandom random = new SecureRandom();

    ForgettingCards(
            CardFarewellRepository table,
            Payments payments,
            Workspaces workspaces,
            RemovingCards removing,
            FarewellMail mail,
            ReactiveMailer mailer,
            RealClock clock) {
        this.table = table;
        this.payments = payments;
        this.workspaces = workspaces;
        this.removing = removing;
        this.mail = mail;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** The card is kept until somebody confirms by the mail. */
    Uni<Void> ask(Workspace workspace) {
        var account = workspace.id().value();
        return payments.cardOf(account)
                .map(card -> card.orElseThrow(
                        () -> ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, "No card is kept for this workspace")))
                .chain(card -> record(workspace, card)
                        .chain(farewell -> mailer.send(mail.of(workspace, card, farewell.token()))
                                .ifNoItem()
                                .after(CheckoutLimits.MAILING)
                                .fail())
                        .onFailure(failure -> !(failure instanceof ApiProblem))
                        .transform(failure -> {
                            LOG.errorf("The mail to forget a card of workspace %s was not sent: %s", account, failure);
                            return ApiProblem.unavailable("The mail server");
                        }));
    }

    private Uni<CardFarewell> record(Workspace workspace, SavedCard card) {
        var now = clock.now();
        var farewell = new CardFarewell(CheckoutToken.from(random), workspace.id(), card.paymentMethodId(), false);
        return Panache.withTransaction(() -> table.since(workspace.id(), now.minus(CheckoutLimits.FAREWELL_WINDOW))
                .invoke(many -> {
                    if (many >= CheckoutLimits.FAREWELLS) {
                        throw ApiProblem.tooMany(
                                "At most " + CheckoutLimits.FAREWELLS
                                        + " mails to forget a card can be asked for in an hour",
                                CheckoutLimits.FAREWELL_WINDOW);
                    }
                })
                .chain(() -> table.persist(new CardFarewellRow(farewell, now, now.plus(CheckoutLimits.LINK_LIFE))))
                .replaceWith(farewell));
    }

    /** What would be forgotten; nothing is. */
    Uni<Forgettable> look(CheckoutToken token) {
        return find(token)
                .chain(farewell -> workspaces
                        .find(farewell.workspace())
                        .map(Optional::orElseThrow)
                        .chain(workspace -> payments.cardOf(workspace.id().value())
                                .map(card -> card.filter(
                                                kept -> kept.paymentMethodId().equals(farewell.card()))
                                        .orElseThrow(ForgettingCards::gone))
                                .map(card -> new Forgettable(workspace.profile().name(), card))));
    }

    /** A card that is forgotten already stays so. */
    Uni<Void> confirm(CheckoutToken token) {
        return find(token)
                .chain(farewell -> removing.remove(farewell.workspace().value(), farewell.card())
                        .chain(() -> Panache.withTransaction(() -> table.confirm(farewell, clock.now()))));
    }

    private Uni<CardFarewell> find(CheckoutToken token) {
        return Panache.withSession(() -> table.good(token, clock.now()))
                .map(found -> found.filter(farewell -> !farewell.confirmed()).orElseThrow(ForgettingCards::gone));
    }

    private static ApiProblem gone() {
        return ApiProblem.notFound("The link is unknown, used or older than 24 hours: its card");
    }

    /** A card, and whose it is. */
    record Forgettable(String workspace, SavedCard card) {}
}
