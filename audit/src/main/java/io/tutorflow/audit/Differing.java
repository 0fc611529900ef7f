package io.tutorflow.audit;

import io.tutorflow.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects how rows break one rule. */
final class Differing {

    private final Rule rule;
    private final List<Difference> all = new ArrayList<>();

    Differing(Rule rule) {
        this.rule = rule;
    }

    List<Difference> all() {
        return all;
    }

    void add(String row, String what) {
        all.add(Difference.of(rule, row, what));
    }

    void demand(String row, boolean holds, String otherwise) {
        if (!holds) {
            add(row, otherwise);
        }
    }

    /** Checks that two columns are equal. */
    void demandEqual(String row, String what, @Nullable Object one, String where, @Nullable Object other) {
        if (!Objects.equals(one, other)) {
            var sentence = what + " is " + one + ", " + where + " says " + other;
            all.add(new Difference(rule, row, sentence, String.valueOf(other), String.valueOf(one)));
        }
    }

    /** The same for amounts, with a verb such as {@code is}. */
    void demandMicros(String row, String what, long one, String where, long other) {
        if (one != other) {
            var sentence = what + " " + usd(one) + ", " + where + " " + usd(other);
            all.add(new Difference(rule, row, sentence, usd(other), usd(one)));
        }
    }

    static String usd(@Nullable Long micros) {
        return micros == null ? "nothing" : "$" + Money.ofMicros(micros).usd().toPlainString();
    }
}
