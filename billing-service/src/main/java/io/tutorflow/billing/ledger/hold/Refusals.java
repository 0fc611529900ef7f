package io.tutorflow.billing.ledger.hold;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.feed.BalanceFeed;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.internal.hold.HoldRefusal;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Tells the feed of wallets that had to refuse for lack of credits; of one wallet not again and again. */
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private static final Duration NOT_AGAIN_FOR = Duration.ofSeconds(1);

    private static final int REMEMBERED_ACCOUNTS = 100_000;

    /** The filling of the wallet at which the feed was asked. */
    private final Cache<AccountId, Long> asked = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_ACCOUNTS)
            .expireAfterWrite(NOT_AGAIN_FOR)
            .build();

    /** Nobody waits for it: if it fails, the next refusal tells. */
    void tell(
            SqlClient client,
            List<Estimate> requests,
            List<HoldAnswer> answers,
            Map<AccountId, Wallet> wallets,
            Instant now) {
        var news = new HashMap<AccountId, Long>();
        for (int i = 0; i < requests.size(); i++) {
            var wallet = wallets.get(requests.get(i).account());
            if (wallet != null && isForLackOfCredits(answers.get(i)) && isNews(wallet)) {
                news.put(wallet.account(), wallet.filled());
            }
        }
        BalanceFeed.signalRefusals(client, news, now)
                .subscribe()
                .with(
                        told -> asked.putAll(news),
                        failure -> LOG.warnf(
                                "Publishing the exhaustion of credits failed; the next refusal will do it: %s",
                                failure));
    }

    private boolean isNews(Wallet wallet) {
        var before = asked.getIfPresent(wallet.account());
        return wallet.tripwire().refusals() && (before == null || before != wallet.filled());
    }

    private static boolean isForLackOfCredits(HoldAnswer answer) {
        return answer instanceof HoldAnswer.Refused refused
                && (refused.reason() == HoldRefusal.CREDITS_EXHAUSTED
                        || refused.reason() == HoldRefusal.FREE_CREDITS_EXHAUSTED);
    }
}
