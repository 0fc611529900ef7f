package io.tutorflow.billing.wallet;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Notes wallets that are low, in the transaction that left them so. */
final class LowWallets {

    /** In the order of the ids, so that two batches cannot wait for each other. */
    private static final String NOTE = """
            INSERT INTO low_wallet (account_id, since) SELECT id, $2 FROM unnest($1::uuid[]) AS low (id) ORDER BY id
            ON CONFLICT (account_id) DO NOTHING""";

    private LowWallets() {}

    static Uni<Void> note(SqlConnection transaction, List<Wallet> wallets, Instant now) {
        var low = wallets.stream()
                .filter(Wallet::isLow)
                .map(wallet -> wallet.account().value())
                .distinct()
                .toArray(UUID[]::new);
        return low.length == 0
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(NOTE)
                        .execute(Tuple.of(low, now.atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }
}
