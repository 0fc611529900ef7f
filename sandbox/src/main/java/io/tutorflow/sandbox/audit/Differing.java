package io.tutorflow.sandbox.audit;

import io.tutorflow.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects in which ways rows do not agree. */
final class Differing {

    private final List<Difference> all = new ArrayList<>();

    List<Difference> all() {
        return all;
    }

    void add(String row, String what) {
        all.add(new Difference(row, what));
    }

    void demand(String row, boolean holds, String otherwise) {
        if (!holds) {
            add(row, otherwise);
        }
    }

    /** Whether two columns that must say the same do. */
    void demandEqual(String row, String what, @Nullable Object one, String where, @Nullable Object other) {
        demand(row, Objects.equals(one, other), what + " is " + one + ", " + where + " says " + other);
    }

    /** The same, of amounts. */
    void demandMicros(String row, String what, long one, String where, long other) {
        demand(row, one == other, what + " is " + usd(one) + ", " + where + " " + usd(other));
    }

    static String usd(@Nullable Long micros) {
        return micros == null ? "nothing" : "$" + Money.ofMicros(micros).usd().toPlainString();
    }
}
