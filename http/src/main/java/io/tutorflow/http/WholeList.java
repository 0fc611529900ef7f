package io.tutorflow.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * A list that may be long, read to its end by keyset: some at once, and only once they are asked for, so that a reader who is
 * slow holds up nobody.
 *
 * @param <P> a place in the list
 */
public final class WholeList<T, P> {

    private final Function<P, Uni<List<T>>> page;
    private final Function<T, P> placeOf;

    private volatile P place;

    private WholeList(P first, Function<P, Uni<List<T>>> page, Function<T, P> placeOf) {
        this.page = page;
        this.placeOf = placeOf;
        this.place = first;
    }

    /**
     * @param first before all others
     * @param page those that come after a place, as many as are read at once, or fewer at the end
     * @param placeOf the place of one of them
     */
    public static <T, P> Multi<List<T>> read(
            P first, int atOnce, Function<P, Uni<List<T>>> page, Function<T, P> placeOf) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new WholeList<>(first, page, placeOf), WholeList::next)
                .whilst(found -> found.size() == atOnce);
    }

    private Uni<List<T>> next() {
        return page.apply(place).invoke(found -> {
            if (!found.isEmpty()) {
                place = placeOf.apply(found.getLast());
            }
        });
    }
}
