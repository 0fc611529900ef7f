package io.tutorflow.billing.ledger.hold;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRefusal;
import io.tutorflow.internal.hold.HoldState;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides a batch of hold requests in the order of their arrival. */
public final class HoldPolicy {

    private HoldPolicy() {}

    public static List<HoldAnswer> decide(List<Estimate> requests, LedgerState state, Instant now) {
        var running = new Running(new HashMap<>(state.wallets()), new HashMap<>(state.known()));
        return requests.stream()
                .map(request -> running.decide(request, state, now))
                .toList();
    }

    /** The state as the requests decided so far leave it. */
    private record Running(Map<AccountId, Wallet> wallets, Map<HoldId, HoldAnswer.Known> known) {

        HoldAnswer decide(Estimate request, LedgerState state, Instant now) {
            var before = known.get(request.id());
            if (before != null) {
                return before;
            }
            var wallet = wallets.get(request.account());
            var standing = state.standings().get(request.account());
            if (wallet == null || standing == null) {
                return refused(request, HoldRefusal.UNKNOWN_ACCOUNT, request.amount(), Money.ZERO);
            }
            var refusal = Stream.of(
                            standing.refusalOf(request.keyId(), now),
                            wallet.refusalOf(request.least()).map(standing::asSeenByTheOwner))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (refusal.isPresent()) {
                return refused(request, refusal.get(), request.least(), wallet.available());
            }
            var amount = request.outOf(wallet.available());
            wallets.put(request.account(), wallet.holding(amount));
            var id = request.id().value();
            known.put(request.id(), new HoldAnswer.Known(id, HoldState.OPEN, amount));
            return new HoldAnswer.Placed(id, amount);
        }

        private static HoldAnswer refused(Estimate request, HoldRefusal reason, Money required, Money available) {
            return new HoldAnswer.Refused(request.id().value(), reason, required, available);
        }
    }
}
