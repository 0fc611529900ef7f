package io.tutorflow.usage.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.Period;
import io.tutorflow.internal.record.AccountUsagePage;
import io.tutorflow.usage.catalog.Catalogs;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.Grouping;
import io.tutorflow.usage.record.HistoryFilter;
import io.tutorflow.usage.record.RecordHistory;
import io.tutorflow.usage.record.Sum;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an account's history, page by page and summarized. */
@ApplicationScoped
class ReadingHistory {

    private static final Set<String> STATUSES = Set.of("RECORDED", "FINALIZED", "INVOICED", "VOIDED");

    private final RecordHistory records;
    private final Catalogs catalogs;
    private final ObjectMapper mapper;

    ReadingHistory(RecordHistory records, Catalogs catalogs, ObjectMapper mapper) {
        this.records = records;
        this.catalogs = catalogs;
        this.mapper = mapper;
    }

    /** A page of the account's usage, as the account sees it. */
    Uni<HistoryPageBody> page(UUID account, HistoryRequest query) {
        return entries(account, null, query)
                .map(page -> new HistoryPageBody(
                        page.entries().stream()
                                .map(entry -> UsageRecordBody.of(entry, mapper))
                                .toList(),
                        page.total(),
                        page.nextCursor()));
    }

    /**
     * The same with our own cost.
     *
     * @param wallet of one student of the account, to read only theirs
     */
    Uni<AccountUsagePage> costs(UUID account, @Nullable UUID wallet, HistoryRequest query) {
        return entries(account, wallet, query)
                .map(page -> new AccountUsagePage(
                        page.entries().stream()
                                .map(entry ->
                                        UsageRecordBody.of(entry, mapper).withCost(entry.providerCostUsd(), mapper))
                                .toList(),
                        page.total(),
                        page.nextCursor()));
    }

    Uni<SummaryBody> summary(UUID account, Period period, Grouping grouping) {
        return records.sums(new HistoryFilter(account, null, categories(null), period, null), grouping)
                .map(sums -> SummaryBody.of(grouping, grouping == Grouping.CATALOG_KEY ? byKey(sums) : sums));
    }

    /**
     * The first page, or one by offset, with the count; or the page after a cursor, which costs no more than the first.
     */
    private Uni<HistoryPage> entries(UUID account, @Nullable UUID wallet, HistoryRequest query) {
        var filter = filter(account, wallet, query);
        var page = query.page();
        var cursor = query.after();
        var newest = Cursor.before(filter.period().to());
        if (cursor != null) {
            return records.page(filter, cursor.orEarlier(newest), page.limit() + 1, 0)
                    .map(found -> HistoryPage.of(found, page.limit(), null));
        }
        return Uni.combine()
                .all()
                .unis(records.page(filter, newest, page.limit() + 1, page.offset()), records.count(filter))
                .with((found, total) -> HistoryPage.of(found, page.limit(), total));
    }

    private HistoryFilter filter(UUID account, @Nullable UUID wallet, HistoryRequest query) {
        var status = query.status();
        if (status != null && !STATUSES.contains(status)) {
            throw ApiProblem.invalid(
                    "status must be one of " + STATUSES.stream().sorted().toList());
        }
        return new HistoryFilter(account, wallet, categories(query.catalogKey()), query.period(), status);
    }

    private List<Sum> byKey(List<Sum> sums) {
        return sums.stream()
                .map(sum -> new Sum(keyOf(sum.name()), sum.records(), sum.units(), sum.billed()))
                .toList();
    }

    private String keyOf(String category) {
        return catalogs.keyOf(Category.recorded(category)).orElse(category);
    }

    private List<Category> categories(@Nullable String catalogKey) {
        var all = Arrays.stream(Category.values());
        return all.filter(category ->
                        catalogKey == null || catalogs.keyOf(category).equals(Optional.of(catalogKey)))
                .toList();
    }
}
