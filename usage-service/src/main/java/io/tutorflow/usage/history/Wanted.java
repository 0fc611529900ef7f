package io.tutorflow.usage.history;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a workspace are asked for.
 *
 * @param categories in the words of the catalogue
 * @param status a billing status, or any
 */
record Wanted(
        UUID accountId,
        List<String> categories,
        Period period,
        @Nullable String status) {

    String[] categoryArray() {
        return categories.toArray(String[]::new);
    }
}
