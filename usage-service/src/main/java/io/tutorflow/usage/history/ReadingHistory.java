package io.tutorflow.usage.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Cursor;
import io.tutorflow.usage.catalog.Catalogs;
import io.tutorflow.usage.catalog.Category;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an account's history, by pages and summed up. */
@ApplicationScoped
class ReadingHistory {

    private static final Set<String> STATUSES = Set.of("RECORDED", "FINALIZED", "INVOICED", "VOIDED");

    private final HistoryTable table;
    private final Catalogs catalogs;
    private final ObjectMapper mapper;

    ReadingHistory(HistoryTable table, Catalogs catalogs, ObjectMapper mapper) {
        this.table = table;
        this.catalogs = catalogs;
        this.mapper = mapper;
    }

    /** A page of what the account used, as the account sees it. */
    Uni<HistoryPageView> page(UUID account, HistoryRequest query) {
        return rows(account, null, query)
                .map(page -> new HistoryPageView(
                        page.rows().stream().map(row -> row.view(mapper)).toList(), page.total(), page.nextCursor()));
    }

    /**
     * The same with what it cost us.
     *
     * @param wallet of one student of the account only
     */
    Uni<CostPageView> costs(UUID account, @Nullable UUID wallet, HistoryRequest query) {
        return rows(account, wallet, query)
                .map(page -> new CostPageView(
                        page.rows().stream()
                                .map(row -> new CostView(row.view(mapper), row.providerCost()))
                                .toList(),
                        page.total(),
                        page.nextCursor()));
    }

    Uni<SummaryView> summary(UUID account, Period period, Grouping grouping) {
        return table.sums(new Wanted(account, null, categories(null), period, null), grouping)
                .map(sums -> SummaryView.of(grouping, grouping == Grouping.CATALOG_KEY ? byKey(sums) : sums));
    }

    /** The first page, or one by its number, with the count; or what comes after a page, at the price of the first. */
    private Uni<HistoryPage> rows(UUID account, @Nullable UUID wallet, HistoryRequest query) {
        var wanted = wanted(account, wallet, query);
        var page = query.page();
        var cursor = query.after();
        var newest = Cursor.before(wanted.period().to());
        if (cursor != null) {
            return table.page(wanted, cursor.orEarlier(newest), page.limit() + 1, 0)
                    .map(rows -> HistoryPage.of(rows, page.limit(), null));
        }
        return Uni.combine()
                .all()
                .unis(table.page(wanted, newest, page.limit() + 1, page.offset()), table.count(wanted))
                .with((rows, total) -> HistoryPage.of(rows, page.limit(), total));
    }

    private Wanted wanted(UUID account, @Nullable UUID wallet, HistoryRequest query) {
        var status = query.status();
        if (status != null && !STATUSES.contains(status)) {
            throw ApiProblem.invalid(
                    "status must be one of " + STATUSES.stream().sorted().toList());
        }
        return new Wanted(account, wallet, categories(query.catalogKey()), query.period(), status);
    }

    private List<Sum> byKey(List<Sum> sums) {
        return sums.stream()
                .map(sum -> new Sum(keyOf(sum.name()), sum.records(), sum.units(), sum.billed()))
                .toList();
    }

    private String keyOf(String category) {
        return Category.of(category).flatMap(catalogs::keyOf).orElse(category);
    }

    private List<String> categories(@Nullable String catalogKey) {
        var all = Arrays.stream(Category.values());
        return all.filter(category ->
                        catalogKey == null || catalogs.keyOf(category).equals(Optional.of(catalogKey)))
                .map(Category::text)
                .toList();
    }
}
