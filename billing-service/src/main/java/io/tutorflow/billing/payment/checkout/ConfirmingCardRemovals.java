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
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Removes a saved card for a person who only has a link: another link is mailed to the workspace's address, and its
 * page has a button. The mail is sent while the person waits, so that its token is not stored anywhere.
 */
@ApplicationScoped
class ConfirmingCardRemovals {

    private static final Logger LOG = Logger.getLogger(ConfirmingCardRemovals.class);

    private final CardRemovalRepository table;
    private final Payments payments;
    private final Workspaces workspaces;
    private final RemovingCards removing;
    private final CardRemovalMail mail;
    private final ReactiveMailer mailer;
    private final RealClock clock;
    private final SecureRandom random = new SecureRandom();

    ConfirmingCardRemovals(
            CardRemovalRepository table,
            Payments payments,
            Workspaces workspaces,
            RemovingCards removing,
            CardRemovalMail mail,
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
    Uni<FarewellAnswer> ask(Workspace workspace) {
        return payments.cardOf(workspace.id().value())
                .chain(card -> card.map(kept -> ask(workspace, kept))
                        .orElseGet(() -> Uni.createFrom().item(FarewellAnswer.NO_CARD)));
    }

    private Uni<FarewellAnswer> ask(Workspace workspace, SavedCard card) {
        return record(workspace, card)
                .chain(recorded -> recorded.map(farewell -> send(workspace, card, farewell))
                        .orElseGet(() -> Uni.createFrom().item(FarewellAnswer.TOO_MANY)));
    }

    private Uni<FarewellAnswer> send(Workspace workspace, SavedCard card, CardRemoval farewell) {
        return mailer.send(mail.of(workspace, card, farewell.token()))
                .ifNoItem()
                .after(CheckoutLimits.MAILING)
                .fail()
                .replaceWith(FarewellAnswer.MAILED)
                .onFailure()
                .invoke(failure -> LOG.errorf(
                        "The mail for deleting a card of workspace %s could not be sent: %s",
                        workspace.id().value(), failure))
                .onFailure()
                .recoverWithItem(FarewellAnswer.NOT_TAKEN);
    }

    /** None, if there were enough lately. */
    private Uni<Optional<CardRemoval>> record(Workspace workspace, SavedCard card) {
        var now = clock.now();
        var farewell = new CardRemoval(CheckoutToken.from(random), workspace.id(), card.paymentMethodId(), false);
        return Panache.withTransaction(() -> table.since(workspace.id(), now.minus(CheckoutLimits.FAREWELL_WINDOW))
                .chain(many -> many >= CheckoutLimits.FAREWELLS
                        ? Uni.createFrom().item(Optional.<CardRemoval>empty())
                        : table.persist(new CardRemovalRow(farewell, now, now.plus(CheckoutLimits.LINK_LIFE)))
                                .replaceWith(Optional.of(farewell))));
    }

    /** What would be forgotten; nothing is. None: the link is not good, or the card is not kept. */
    Uni<Optional<Forgettable>> look(CheckoutToken token) {
        return find(token)
                .chain(found -> found.map(this::forgettable)
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Forgettable>> forgettable(CardRemoval farewell) {
        return workspaces
                .find(farewell.workspace())
                .map(Optional::orElseThrow)
                .chain(workspace -> payments.cardOf(workspace.id().value())
                        .map(card -> card.filter(kept -> kept.paymentMethodId().equals(farewell.card()))
                                .map(kept -> new Forgettable(workspace.profile().name(), kept))));
    }

    /** Whether the link was good. A card that is forgotten already stays so. */
    Uni<Boolean> confirm(CheckoutToken token) {
        return find(token)
                .chain(found -> found.map(farewell -> forget(farewell).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> forget(CardRemoval farewell) {
        return removing.remove(farewell.workspace().value(), farewell.card())
                .chain(() -> Panache.withTransaction(() -> table.confirm(farewell, clock.now())));
    }

    private Uni<Optional<CardRemoval>> find(CheckoutToken token) {
        return Panache.withSession(() -> table.good(token, clock.now()))
                .map(found -> found.filter(farewell -> !farewell.confirmed()));
    }

    /** A card, and its workspace's name. */
    record Forgettable(String workspace, SavedCard card) {}
}
