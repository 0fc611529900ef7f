package io.tutorflow.billing.ledger.hold;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.hold.AdminHoldResource.AdminHoldBody;
import io.tutorflow.http.Page;
import io.tutorflow.http.PageRequest;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;

/** The open holds of one account, to look at. Their table is small: it is read whole, so that placing one stays cheap. */
@ApplicationScoped
class OpenHolds {

    private static final String PAGE = """
            SELECT id, amount_micros, placed_at, next_check_at FROM open_hold WHERE account_id = $1
            ORDER BY placed_at DESC, id LIMIT $2 OFFSET $3""";

    private static final String COUNT = "SELECT count(*) FROM open_hold WHERE account_id = $1";

    private final Pool pool;

    OpenHolds(Pool pool) {
        this.pool = pool;
    }

    Uni<Page<AdminHoldBody>> newestFirst(AccountId account, PageRequest page) {
        var parameters = Tuple.of(account.value(), (long) page.limit(), (long) page.offset());
        return pool.preparedQuery(PAGE).execute(parameters).chain(rows -> {
            var holds = new ArrayList<AdminHoldBody>();
            rows.forEach(row -> holds.add(body(row)));
            return pool.preparedQuery(COUNT)
                    .execute(Tuple.of(account.value()))
                    .map(counted -> new Page<>(holds, counted.iterator().next().getLong(0)));
        });
    }

    private static AdminHoldBody body(Row row) {
        var amount = Money.ofMicros(row.getLong(1));
        return new AdminHoldBody(
                row.getUUID(0),
                amount.credits(),
                amount.usd(),
                row.getOffsetDateTime(2).toInstant(),
                row.getOffsetDateTime(3).toInstant());
    }
}
