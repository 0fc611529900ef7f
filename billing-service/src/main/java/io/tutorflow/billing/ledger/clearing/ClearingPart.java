package io.tutorflow.billing.ledger.clearing;

import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.Transfer;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.money.Money;
import java.util.UUID;

/** One transfer of a clearing. */
record ClearingPart(TransferKind kind, UUID from, UUID to, Money amount) {

    static ClearingPart of(TransferKind kind, HouseAccount from, HouseAccount to, Money amount) {
        return new ClearingPart(kind, from.id(), to.id(), amount);
    }

    /** What takes it back. */
    ClearingPart opposite() {
        return new ClearingPart(kind.opposite(), to, from, amount);
    }

    /** Whether it clears something of that account, or moves no account's wallet. */
    boolean isOf(UUID account) {
        return kind.clears()
                && switch (kind.direction()) {
                    case IN -> to.equals(account);
                    case OUT -> from.equals(account);
                    case HOUSE -> true;
                    case NONE, BETWEEN -> false;
                };
    }

    /** The wallet with what it gives it or takes from it. */
    Wallet appliedTo(Wallet wallet) {
        return switch (kind.direction()) {
            case IN -> wallet.receiving(kind, funding());
            case OUT -> wallet.spending(funding());
            case HOUSE -> wallet;
            case NONE, BETWEEN -> throw new IllegalStateException("A " + kind.text() + " clears nothing");
        };
    }

    /** @param number of the wallet that it has been applied to */
    Transfer numbered(long number) {
        return switch (kind.direction()) {
            case IN -> new Transfer(kind, from, null, to, number, amount, funding());
            case OUT -> new Transfer(kind, from, number, to, null, amount, funding());
            case HOUSE -> new Transfer(kind, from, null, to, null, amount, funding());
            case NONE, BETWEEN -> throw new IllegalStateException("A " + kind.text() + " clears nothing");
        };
    }

    private Funding funding() {
        return switch (kind.credits()) {
            case LINE -> new Funding(Money.ZERO, Money.ZERO, amount);
            case PURCHASED -> new Funding(Money.ZERO, amount, Money.ZERO);
            case NONE -> Funding.NONE;
            case PROMOTIONAL, AS_SPENT -> throw new IllegalStateException("A " + kind.text() + " clears nothing");
        };
    }
}
