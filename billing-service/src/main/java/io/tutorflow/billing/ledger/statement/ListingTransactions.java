package io.tutorflow.billing.ledger.statement;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Paging;
import io.tutorflow.http.PeriodParameters;
import io.tutorflow.http.WholeList;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An account's history, by pages or by a cursor, as its owner asks for it; and whole, as it is read. */
@ApplicationScoped
class ListingTransactions {

    /** What is in memory of a file at once: some 200 KB, and one statement of some milliseconds. */
    static final int READ_AT_ONCE = 500;

    /** The names of all that there can be. */
    private static final String TYPES =
            TransferKind.shown().stream().map(TransferKind::type).collect(Collectors.joining(", "));

    private final TransactionTable table;

    ListingTransactions(TransactionTable table) {
        this.table = table;
    }

    /** @param type as the caller has written it; all of them if none is named */
    static TransactionFilter filter(UUID account, @Nullable String type, PeriodParameters dated) {
        var kinds = TransferKind.shown().stream()
                .filter(kind -> type == null || kind.type().equals(type))
                .toList();
        if (kinds.isEmpty()) {
            throw ApiProblem.invalid("type must be one of " + TYPES);
        }
        return new TransactionFilter(account, kinds, dated.period());
    }

    Uni<TransactionPageBody> list(TransactionFilter filter, Paging paging, @Nullable String cursor) {
        var page = paging.page();
        if (cursor == null) {
            return table.extent(filter)
                    .flatMap(extent -> table.page(filter, extent, Place.NEWEST, page.limit() + 1, page.offset())
                            .map(found -> TransactionPageBody.of(found, page.limit(), extent.total())));
        }
        if (paging.offset() != null) {
            throw ApiProblem.invalid("offset cannot be combined with cursor");
        }
        var place = Place.of(cursor)
                .orElseThrow(() -> ApiProblem.invalid("cursor must be the nextCursor of an earlier page"));
        return within(filter)
                .flatMap(extent -> table.page(filter, extent, place, page.limit() + 1, 0))
                .map(found -> TransactionPageBody.of(found, page.limit(), null));
    }

    /** All of them, as they are asked for. */
    Multi<List<Transaction>> all(TransactionFilter filter) {
        return within(filter)
                .onItem()
                .transformToMulti(extent -> WholeList.read(
                        Place.NEWEST,
                        READ_AT_ONCE,
                        after -> table.page(filter, extent, after, READ_AT_ONCE, 0),
                        Transaction::place));
    }

    /** Of a period alone: without one, whatever is next is found at once. */
    private Uni<Extent> within(TransactionFilter filter) {
        return filter.period().isOpen() ? Uni.createFrom().item(Extent.ANY) : table.extent(filter);
    }
}
