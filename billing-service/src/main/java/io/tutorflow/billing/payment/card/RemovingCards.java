package io.tutorflow.billing.payment.card;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.WalletLocks;
import io.tutorflow.billing.payment.SavedCards;
import io.tutorflow.billing.payment.reload.SettingReloads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Removes a card at Stripe and then here; if it is interrupted in between, it can be repeated. */
@ApplicationScoped
public class RemovingCards {

    private static final String WHY = "card_removed";

    private final SavedCards cards;
    private final WalletLocks accounts;
    private final SettingReloads reloads;

    RemovingCards(SavedCards cards, WalletLocks accounts, SettingReloads reloads) {
        this.cards = cards;
        this.accounts = accounts;
        this.reloads = reloads;
    }

    /** Returns whether it existed. */
    public Uni<Boolean> remove(UUID account, String card) {
        return cards.detach(account, card)
                .chain(found -> found
                        ? Panache.withTransaction(() -> accounts.lock(account)
                                .chain(() -> cards.forget(account, card))
                                .chain(() -> reloads.switchOff(account, WHY))
                                .replaceWith(true))
                        : Uni.createFrom().item(false));
    }
}
