package io.tutorflow.billing.reload;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.Payments;
import io.tutorflow.billing.wallet.LowAccounts;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Shows and changes what an owner wants of automatic reloads. */
@ApplicationScoped
public class SettingReloads {

    private final AutoReloadTable wishes;
    private final LowAccounts accounts;
    private final Payments payments;
    private final BusinessClock clock;

    SettingReloads(AutoReloadTable wishes, LowAccounts accounts, Payments payments, BusinessClock clock) {
        this.wishes = wishes;
        this.accounts = accounts;
        this.payments = payments;
        this.clock = clock;
    }

    public Uni<AutoReloadBody> of(UUID account) {
        return Panache.withSession(() -> wishes.find(account)
                .chain(wish -> payments.chargedSince(account, Months.beginOf(clock.now()))
                        .map(charged -> AutoReloadBody.of(wish, charged))));
    }

    /** Part of the caller's transaction, which has locked the account. */
    public Uni<Void> switchOff(UUID account, String why) {
        return wishes.lock(account)
                .chain(wish -> wish.filter(AutoReload::enabled)
                        .map(found -> wishes.goOn(account, found.off(why)))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /**
     * What went wrong before is forgotten, and the account is looked at if it is low.
     *
     * @param by who wants it
     */
    public Uni<AutoReloadBody> set(UUID account, AutoReloadRequest request, String by) {
        request.check();
        return payments.cardOf(account)
                .invoke(card -> {
                    if (request.autoReloadEnabled() && card.isEmpty()) {
                        throw ApiProblem.invalid("autoReloadEnabled needs a saved card: pay once and have the card kept"
                                + " (saveCard), or save one by POST /v1/platform/owner/payment-methods");
                    }
                })
                .chain(() -> Panache.withTransaction(() -> accounts.lock(account)
                        .chain(() -> wishes.find(account))
                        .chain(before -> request.after(before)
                                .map(wish -> wishes.put(account, wish, by, clock.now()))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                        .chain(() -> accounts.note(account))))
                .chain(() -> of(account));
    }
}
