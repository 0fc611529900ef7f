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

/** Reads a workspace's history, by pages and summed up. */
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

    /** What can be asked for, checked. */
    Wanted wanted(UUID account, Period period, @Nullable String catalogKey, @Nullable String status) {
        if (status != null && !STATUSES.contains(status)) {
            throw ApiProblem.invalid(
                    "status must be one of " + STATUSES.stream().sorted().toList());
        }
        return new Wanted(account, categories(catalogKey), period, status);
    }

    /** The first page, or one by its number; with the count. */
    Uni<HistoryPageView> page(Wanted wanted, int limit, int offset) {
        return Uni.combine()
                .all()
                .unis(table.page(wanted, Cursor.before(wanted.period().to()), limit + 1, offset), table.count(wanted))
                .with((rows, total) -> pageOf(rows, limit, total));
    }

    /** What comes after a page, by its cursor: it costs what the first one costs. */
    Uni<HistoryPageView> after(Wanted wanted, Cursor cursor, int limit) {
        var before = cursor.orEarlier(Cursor.before(wanted.period().to()));
        return table.page(wanted, before, limit + 1, 0).map(rows -> pageOf(rows, limit, null));
    }

    Uni<SummaryView> summary(Wanted wanted, Grouping grouping) {
        return table.sums(wanted, grouping)
                .map(sums -> SummaryView.of(grouping, grouping == Grouping.CATALOG_KEY ? byKey(sums) : sums));
    }

    /** One row more than the page tells whether there is a next one. */
    private HistoryPageView pageOf(List<HistoryRow> rows, int limit, @Nullable Long total) {
        var shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        return new HistoryPageView(
                shown.stream().map(row -> row.view(mapper)).toList(),
                total,
                rows.size() > limit ? shown.getLast().cursor().text() : null);
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
