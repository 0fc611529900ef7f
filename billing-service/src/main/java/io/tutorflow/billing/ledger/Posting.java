package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits that are to move.
 *
 * @param id the caller's key: the same posting twice is one transfer
 * @param from a house account's id, if they come in
 * @param to a house account's id, if they go out
 * @param actor who has them moved
 */
public record Posting(
        UUID id,
        TransferKind kind,
        UUID from,
        UUID to,
        Money amount,
        @Nullable String reason,
        String actor) {

    public Posting {
        if (!amount.isPositive() || from.equals(to)) {
            throw new IllegalArgumentException("A posting must move an amount between two accounts: " + amount);
        }
        boolean fits = switch (kind.direction()) {
            case NONE, HOUSE -> false;
            case IN -> kind.isOf(from);
            case OUT -> !kind.isUsage() && kind.isOf(to);
            case BETWEEN -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException("No " + kind.text() + " goes from " + from + " to " + to);
        }
    }

    /** What comes into an account from the house, or goes out of it to the house, as its kind is. */
    public static Posting of(
            TransferKind kind, UUID id, UUID account, Money amount, @Nullable String reason, String actor) {
        return of(kind, kind.house(), id, account, amount, reason, actor);
    }

    /** The bonus that goes with such a transfer, as a posting of its own. */
    public static Posting ofBonus(
            TransferKind kind, UUID id, UUID account, Money amount, @Nullable String reason, String actor) {
        return of(kind, kind.bonusHouse(), id, account, amount, reason, actor);
    }

    private static Posting of(
            TransferKind kind,
            HouseAccount house,
            UUID id,
            UUID account,
            Money amount,
            @Nullable String reason,
            String actor) {
        return kind.direction() == TransferKind.Direction.IN
                ? new Posting(id, kind, house.id(), account, amount, reason, actor)
                : new Posting(id, kind, account, house.id(), amount, reason, actor);
    }

    /** Whether what it takes is an account's, and not the house's. */
    public boolean takesFromAccount() {
        return kind.direction() != TransferKind.Direction.IN;
    }

    public boolean givesToAccount() {
        return kind.direction() != TransferKind.Direction.OUT;
    }
}
