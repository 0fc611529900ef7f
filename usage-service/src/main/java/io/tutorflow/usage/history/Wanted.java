package io.tutorflow.usage.history;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records of an account are asked for.
 *
 * @param walletId of one student of the organization only; none: of all
 * @param categories in the words of the catalogue
 * @param status a billing status, or any
 */
record Wanted(
        UUID accountId,
        @Nullable UUID walletId,
        List<String> categories,
        Period period,
        @Nullable String status) {

    String[] categoryArray() {
        return categories.toArray(String[]::new);
    }
}
