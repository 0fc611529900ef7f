package io.tutorflow.billing.ledger.mode;

import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.Movement;
import io.tutorflow.billing.ledger.Transfer;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides whether usage of an account can be metered, on its wallet, which is locked. */
final class ModePolicy {

    static final String REASON = "Usage is metered from now on and charged by Stripe";

    private ModePolicy() {}

    static Decision meter(Wallet wallet, UUID withdrawal, String actor) {
        if (wallet.mode().isMetered()) {
            return new Decision.Kept(new ModeOutcome.Unchanged());
        }
        if (wallet.purchased().isPositive()) {
            return new Decision.Kept(new ModeOutcome.CreditsLeft(wallet.purchased()));
        }
        if (wallet.purchased().isNegative()) {
            return new Decision.Kept(new ModeOutcome.CreditsOwed(Money.ZERO.minus(wallet.purchased())));
        }
        if (!wallet.line().isAgreed()) {
            return new Decision.Kept(new ModeOutcome.NoLine());
        }
        if (wallet.held().exceeds(wallet.unusedLine())) {
            return new Decision.Kept(new ModeOutcome.LineTooSmall(wallet.held(), wallet.unusedLine()));
        }
        // Nothing below may refuse: usage is metered from now on.
        return wallet.promo().isPositive()
                ? withdrawn(wallet, withdrawal, actor)
                : new Decision.Changed(Optional.empty(), wallet.charged(BillingMode.STRIPE_METERED));
    }

    /** Held or not: work that is held for is of the line as well. */
    private static Decision withdrawn(Wallet wallet, UUID id, String actor) {
        var parts = new Funding(wallet.promo(), Money.ZERO, Money.ZERO);
        var after = wallet.spending(parts);
        var transfer = new Transfer(
                TransferKind.PROMO_WITHDRAWN,
                wallet.account().value(),
                after.number(),
                HouseAccount.PROMOTIONS.id(),
                null,
                wallet.promo(),
                parts);
        return new Decision.Changed(
                Optional.of(new Movement(id, List.of(transfer), List.of(after), actor, REASON)),
                after.charged(BillingMode.STRIPE_METERED));
    }

    /** Whether its usage is charged in another way from now on. */
    sealed interface Decision {

        record Kept(ModeOutcome why) implements Decision {}

        /** @param withdrawal of promotional credits, if there are any */
        record Changed(Optional<Movement> withdrawal, Wallet after) implements Decision {}
    }
}
