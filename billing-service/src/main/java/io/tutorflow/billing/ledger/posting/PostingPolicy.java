package io.tutorflow.billing.ledger.posting;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.Movement;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.Transfer;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides one posting, on wallets that are locked. */
public final class PostingPolicy {

    private PostingPolicy() {}

    public static Decision decide(Posting posting, Map<AccountId, Wallet> wallets) {
        var from = wallets.get(new AccountId(posting.from()));
        var to = wallets.get(new AccountId(posting.to()));
        if ((posting.takesFromAccount() && from == null) || (posting.givesToAccount() && to == null)) {
            return new Decision.Refused(new PostingOutcome.NoSuchAccount());
        }
        if (to != null && to.mode().isMetered() && posting.kind().isGift()) {
            return new Decision.Refused(new PostingOutcome.Metered());
        }
        if (from != null && !posting.kind().mayOverdraw() && posting.amount().exceeds(there(posting, from))) {
            return new Decision.Refused(
                    new PostingOutcome.TooLittle(there(posting, from).max(Money.ZERO)));
        }
        // Nothing below may refuse: the credits move.
        var parts = parts(posting, from);
        var fromAfter = from == null ? null : from.spending(parts);
        var toAfter = to == null ? null : to.receiving(posting.kind(), parts);
        var transfer = new Transfer(
                posting.kind(),
                posting.from(),
                numberOf(fromAfter),
                posting.to(),
                numberOf(toAfter),
                posting.amount(),
                parts);
        var after = Stream.of(fromAfter, toAfter).filter(Objects::nonNull).toList();
        return new Decision.Posted(
                new Movement(posting.id(), List.of(transfer), after, posting.actor(), posting.reason()));
    }

    private static @Nullable Long numberOf(@Nullable Wallet wallet) {
        return wallet == null ? null : wallet.number();
    }

    /** As much as may be taken; promotional credits are taken back only as far as they are there. */
    private static Money there(Posting posting, Wallet from) {
        return switch (posting.kind().credits()) {
            case PROMOTIONAL -> from.free().min(from.promo());
            case PURCHASED, AS_SPENT, LINE, NONE -> from.free();
        };
    }

    private static Funding parts(Posting posting, @Nullable Wallet from) {
        var amount = posting.amount();
        return switch (posting.kind().credits()) {
            case PROMOTIONAL -> new Funding(amount, Money.ZERO, Money.ZERO);
            case PURCHASED -> new Funding(Money.ZERO, amount, Money.ZERO);
            case AS_SPENT -> {
                if (from == null) {
                    throw new IllegalStateException("Credits come as they were spent only from an account");
                }
                yield from.fund(amount);
            }
            case NONE, LINE ->
                throw new IllegalStateException("A " + posting.kind().text() + " cannot be posted");
        };
    }

    /** Whether it is posted. */
    public sealed interface Decision {

        record Refused(PostingOutcome why) implements Decision {}

        record Posted(Movement movement) implements Decision {}
    }
}
