package io.tutorflow.billing.wallet;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Notes wallets that had to refuse, where somebody wants to know: once, until credits come in. */
final class ExhaustedWallets {

    /** Who has the wallet locked may be filling it: the next refusal tells. So does one that saw less than there is now. */
    private static final String NOTE = """
            WITH refusing AS (
                SELECT w.account_id, w.promo_micros + w.purchased_micros AS balance
                FROM wallet w JOIN unnest($1::uuid[], $2::bigint[]) AS seen (account_id, balance)
                    ON w.account_id = seen.account_id AND w.promo_micros + w.purchased_micros <= seen.balance
                WHERE w.exhaustion = 'awaited' ORDER BY w.account_id FOR NO KEY UPDATE OF w SKIP LOCKED
            ), told AS (
                UPDATE wallet SET exhaustion = 'told' FROM refusing WHERE wallet.account_id = refusing.account_id
            )
            INSERT INTO crossing (account_id, kind, balance_micros)
            SELECT account_id, 'exhausted', balance FROM refusing""";

    private ExhaustedWallets() {}

    static Uni<Void> note(
            SqlClient client, List<HoldRequest> requests, List<HoldAnswer> answers, Map<AccountId, Wallet> wallets) {
        var news = new HashMap<UUID, Long>();
        for (int i = 0; i < requests.size(); i++) {
            var wallet = wallets.get(requests.get(i).account());
            if (wallet != null && wallet.watch().exhaustion() && isForLackOfCredits(answers.get(i))) {
                news.put(wallet.account().value(), wallet.posted().micros());
            }
        }
        return news.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(NOTE)
                        .execute(Tuple.tuple()
                                .addArrayOfUUID(news.keySet().toArray(UUID[]::new))
                                .addArrayOfLong(news.values().toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    private static boolean isForLackOfCredits(HoldAnswer answer) {
        return answer instanceof HoldAnswer.Refused refused
                && (refused.reason() == RefusalReason.CREDITS_EXHAUSTED
                        || refused.reason() == RefusalReason.FREE_CREDITS_EXHAUSTED);
    }
}
