package io.tutorflow.billing.ledger.statement;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An account's history, by pages or by a cursor, as its owner asks for it. */
@ApplicationScoped
class ListingTransactions {

    /** The names of all that there can be. */
    private static final String TYPES =
            TransferKind.shown().stream().map(TransferKind::type).collect(Collectors.joining(", "));

    private final TransactionTable table;

    ListingTransactions(TransactionTable table) {
        this.table = table;
    }

    Uni<TransactionPageBody> list(UUID account, @Nullable String type, Paging paging, @Nullable String cursor) {
        var types = wanted(type);
        var page = paging.page();
        if (cursor == null) {
            return Uni.combine()
                    .all()
                    .unis(
                            table.page(account, types, Place.NEWEST.number(), page.limit() + 1, page.offset()),
                            table.count(account, types))
                    .with((found, total) -> TransactionPageBody.of(found, page.limit(), total));
        }
        if (paging.offset() != null) {
            throw ApiProblem.invalid("offset cannot be combined with cursor");
        }
        var place = Place.of(cursor)
                .orElseThrow(() -> ApiProblem.invalid("cursor must be the nextCursor of an earlier page"));
        return table.page(account, types, place.number(), page.limit() + 1, 0)
                .map(found -> TransactionPageBody.of(found, page.limit(), null));
    }

    /** The newest of them, up to so many. */
    Uni<List<Transaction>> newest(UUID account, @Nullable String type, int most) {
        return table.page(account, wanted(type), Place.NEWEST.number(), most, 0);
    }

    /** All of them if none is named. */
    private static List<TransferKind> wanted(@Nullable String type) {
        var kinds = TransferKind.shown().stream()
                .filter(kind -> type == null || kind.type().equals(type))
                .toList();
        if (kinds.isEmpty()) {
            throw ApiProblem.invalid("type must be one of " + TYPES);
        }
        return kinds;
    }
}
