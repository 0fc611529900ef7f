package io.tutorflow.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final int FULL = 3;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 6, 100_000})
    void eachRowIsSeenOnceAndInOrder(int rows) {
        var seen = new ArrayList<Integer>();

        Pages.<Integer>each(FULL, last -> {
                    var page = rowsAfter(last, rows);
                    seen.addAll(page);
                    return Uni.createFrom().item(page);
                })
                .await()
                .indefinitely();

        assertEquals(IntStream.range(0, rows).boxed().toList(), seen);
    }

    @Test
    void aPageThatFailsIsTheLast() {
        var pages = new ArrayList<Integer>();

        var failure = Pages.<Integer>each(FULL, last -> {
                    pages.add(last);
                    return pages.size() == 2
                            ? Uni.createFrom().failure(new IllegalStateException("broken"))
                            : Uni.createFrom().item(rowsAfter(last, 100));
                })
                .onItemOrFailure()
                .transform((done, broken) -> broken)
                .await()
                .indefinitely();

        assertEquals("broken", failure.getMessage());
        assertEquals(2, pages.size());
    }

    @Test
    void noPageStaysInMemoryWhenTheNextOneIsRead() {
        var pages = new ArrayList<WeakReference<List<Integer>>>();

        Pages.<Integer>each(FULL, last -> {
                    var page = new ArrayList<>(rowsAfter(last, 30));
                    pages.add(new WeakReference<>(page));
                    // As a database answers.
                    return Uni.createFrom()
                            .<List<Integer>>item(page)
                            .emitOn(Infrastructure.getDefaultExecutor())
                            .invoke(rows -> {
                                if (pages.size() == 9) {
                                    System.gc();
                                }
                            });
                })
                .await()
                .indefinitely();

        assertTrue(pages.subList(0, 7).stream().allMatch(page -> page.get() == null));
    }

    private static List<Integer> rowsAfter(Integer last, int rows) {
        int first = last == null ? 0 : last + 1;
        return IntStream.range(first, Math.min(rows, first + FULL)).boxed().toList();
    }
}
