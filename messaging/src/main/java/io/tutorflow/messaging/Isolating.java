package io.tutorflow.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Work on a batch in which one item may be at fault: a failed batch is repeated in halves, in order, until the culprit
 * is alone.
 */
public final class Isolating {

    private Isolating() {}

    /**
     * @param work on some of the items; repeated with fewer if it fails, so it must be idempotent
     * @param splits whether fewer of them could succeed; if not, the whole fails
     * @param alone what to do with an item that fails alone; if that fails too, the whole fails
     */
    public static <T> Uni<Void> inHalves(
            List<T> all,
            Function<List<T>, Uni<Void>> work,
            Predicate<Throwable> splits,
            BiFunction<T, Throwable, Uni<Void>> alone) {
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> work.apply(all))
                .onFailure(splits)
                .recoverWithUni(failure -> all.size() == 1
                        ? alone.apply(all.getFirst(), failure)
                        : inHalves(all.subList(0, all.size() / 2), work, splits, alone)
                                .chain(() -> inHalves(all.subList(all.size() / 2, all.size()), work, splits, alone)));
    }
}
