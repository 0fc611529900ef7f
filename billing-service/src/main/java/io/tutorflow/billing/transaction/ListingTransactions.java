package io.tutorflow.billing.transaction;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account's history, by pages or by a cursor, as its owner asks for it. */
@ApplicationScoped
class ListingTransactions {

    /** Later than anything that is ever posted. */
    private static final Cursor NEWEST = Cursor.before(Instant.parse("9999-01-01T00:00:00Z"));

    private final TransactionTable table;

    ListingTransactions(TransactionTable table) {
        this.table = table;
    }

    Uni<TransactionPageBody> list(
            UUID account,
            @Nullable String type,
            @Nullable String limit,
            @Nullable String offset,
            @Nullable String cursor) {
        var types = wanted(type);
        var page = PageRequest.of(limit, offset);
        if (cursor == null) {
            return Uni.combine()
                    .all()
                    .unis(
                            table.page(account, types, NEWEST, page.limit() + 1, page.offset()),
                            table.count(account, types))
                    .with((found, total) -> TransactionPageBody.of(found, page.limit(), total));
        }
        if (offset != null) {
            throw ApiProblem.invalid("offset cannot go with cursor");
        }
        return table.page(account, types, Cursor.of(cursor), page.limit() + 1, 0)
                .map(found -> TransactionPageBody.of(found, page.limit(), null));
    }

    /** The newest of them, up to so many. */
    Uni<List<Transaction>> newest(UUID account, @Nullable String type, int most) {
        return table.page(account, wanted(type), NEWEST, most, 0);
    }

    private static List<TransactionType> wanted(@Nullable String type) {
        var types = TransactionType.wanted(type);
        if (types.isEmpty()) {
            throw ApiProblem.invalid("type must be one of " + TransactionType.NAMES);
        }
        return types;
    }
}
