package io.tutorflow.audit;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A row that does not agree with the others.
 *
 * @param row which one, such as {@code usage record 0198…}
 * @param what how it differs, in USD
 * @param expected what the others say about it, or the rule if that is not a single value
 * @param found what the row itself says, or how it breaks the rule
 */
public record Difference(Rule rule, String row, String what, String expected, String found) {

    /** Our ids, and Stripe's ids of compared objects. */
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\b(in|pi|re|pyr|du|dp|cus)_\\w+");

    static Difference of(Rule rule, String row, String what) {
        return new Difference(rule, row, what, rule.promise(), what);
    }

    /** The ids of all rows that it names, its own first. */
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
