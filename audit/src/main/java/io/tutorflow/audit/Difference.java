package io.tutorflow.audit;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A row that does not agree with the others.
 *
 * @param row which one, such as {@code usage record 0198…}
 * @param what in which way, in USD
 * @param expected what the others say of it, or the rule where that is not one value
 * @param found what the row says itself, or in which way it breaks the rule
 */
public record Difference(Rule rule, String row, String what, String expected, String found) {

    /** Ours, and those that Stripe gives to what is compared. */
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\b(pi|re|pyr|du|dp)_\\w+");

    static Difference of(Rule rule, String row, String what) {
        return new Difference(rule, row, what, rule.promise(), what);
    }

    /** Of all rows that it names, its own first. */
    List<String> ids() {
        return ID.matcher(this.toString())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return row + ": " + what;
    }
}
