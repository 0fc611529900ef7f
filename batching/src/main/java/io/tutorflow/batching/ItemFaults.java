package io.tutorflow.batching;

import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a batch that fails because of one of its items.
 *
 * @param are whether a batch may have failed because of one of its items
 * @param answer what is answered for an item that failed alone, so that who asked for others beside it has their answers; if
 *     there is none, who asked fails with it
 */
public record ItemFaults<I, O>(
        Predicate<Throwable> are, @Nullable BiFunction<? super I, Throwable, ? extends O> answer) {

    /** Who asked for the item fails with it: right where each asks for one, or nothing was done for the others. */
    public static <I, O> ItemFaults<I, O> failing(Predicate<Throwable> are) {
        return new ItemFaults<>(are, null);
    }

    /** Each item is answered by itself. */
    public static <I, O> ItemFaults<I, O> answered(
            Predicate<Throwable> are, BiFunction<? super I, Throwable, ? extends O> answer) {
        return new ItemFaults<>(are, answer);
    }
}
