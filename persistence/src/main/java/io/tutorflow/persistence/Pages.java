package io.tutorflow.persistence;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through many rows page by page, one after the other. Only one page is in memory at a time: a chain that calls itself
 * for the next page would keep all pages before it.
 */
public final class Pages {

    private Pages() {}

    /**
     * Ends after the first page that is not full.
     *
     * @param full how many rows a page has at most
     * @param page reads the rows after the last one of the page before (none: from the beginning), does what is to be done
     *     with them, and answers them
     */
    public static <T> Uni<Void> each(int full, Function<@Nullable T, Uni<List<T>>> page) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<@Nullable T>(),
                        last -> page.apply(last.get()).invoke(rows -> keepLast(rows, last)))
                .whilst(rows -> rows.size() >= full)
                .onItem()
                .ignoreAsUni();
    }

    private static <T> void keepLast(List<T> rows, AtomicReference<@Nullable T> last) {
        if (!rows.isEmpty()) {
            last.set(rows.getLast());
        }
    }
}
