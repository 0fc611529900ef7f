package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides one posting, on wallets that are locked. */
final class PostingPolicy {

    private PostingPolicy() {}

    static Decision decide(Posting posting, Map<AccountId, Wallet> wallets) {
        var from = wallets.get(new AccountId(posting.from()));
        var to = wallets.get(new AccountId(posting.to()));
        if ((posting.takesFromAccount() && from == null) || (posting.givesToAccount() && to == null)) {
            return new Decision.Refused(new PostingOutcome.NoSuchAccount());
        }
        if (from != null && !posting.kind().mayOverdraw() && posting.amount().exceeds(there(posting, from))) {
            return new Decision.Refused(
                    new PostingOutcome.TooLittle(there(posting, from).max(Money.ZERO)));
        }
        // Nothing below may refuse: the credits move.
        var parts = parts(posting, from);
        var after = new ArrayList<Wallet>();
        if (from != null) {
            after.add(from.spending(parts));
        }
        if (to != null) {
            after.add(to.receiving(posting.kind(), parts));
        }
        return new Decision.Posted(parts, after);
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
    sealed interface Decision {

        record Refused(PostingOutcome why) implements Decision {}

        /** @param after the wallets as it leaves them */
        record Posted(Funding parts, List<Wallet> after) implements Decision {

            /** The transfer's number among those of the account; none of a house account's. */
            @Nullable
            Long numberFor(UUID account) {
                return after.stream()
                        .filter(wallet -> wallet.account().value().equals(account))
                        .findFirst()
                        .map(Wallet::number)
                        .orElse(null);
            }
        }
    }
}
