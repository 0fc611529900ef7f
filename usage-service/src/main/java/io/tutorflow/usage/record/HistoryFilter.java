package io.tutorflow.usage.record;

import io.tutorflow.http.Period;
import io.tutorflow.usage.catalog.Category;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of an account's records to read.
 *
 * @param walletId of one student of the organization; null for all
 * @param status a billing status, or null for any
 */
public record HistoryFilter(
        UUID accountId,
        @Nullable UUID walletId,
        List<Category> categories,
        Period period,
        @Nullable String status) {

    String[] categoryArray() {
        return categories.stream().map(Category::text).toArray(String[]::new);
    }
}
