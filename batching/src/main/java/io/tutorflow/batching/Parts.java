package io.tutorflow.batching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * A list split in two parts that are processed differently and put together again in the original order.
 *
 * @param which of the items are chosen
 */
public record Parts<T>(List<T> chosen, List<T> others, BitSet which) {

    public static <T> Parts<T> of(List<T> all, Predicate<? super T> choice) {
        var chosen = new ArrayList<T>();
        var others = new ArrayList<T>();
        var which = new BitSet(all.size());
        for (int i = 0; i < all.size(); i++) {
            which.set(i, choice.test(all.get(i)));
            (which.get(i) ? chosen : others).add(all.get(i));
        }
        return new Parts<>(chosen, others, which);
    }

    /** The items of another list at the positions of the chosen ones. */
    public <R> List<R> sameOf(List<R> other) {
        return which.stream().mapToObj(other::get).toList();
    }

    /** The results of both parts, in the original order. */
    public <R> List<R> together(List<R> ofChosen, List<R> ofOthers) {
        var all = new ArrayList<R>(ofChosen.size() + ofOthers.size());
        var fromChosen = ofChosen.iterator();
        var fromOthers = ofOthers.iterator();
        for (int i = 0; i < ofChosen.size() + ofOthers.size(); i++) {
            all.add(which.get(i) ? fromChosen.next() : fromOthers.next());
        }
        return all;
    }
}
