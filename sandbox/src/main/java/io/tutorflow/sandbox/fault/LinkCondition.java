package io.tutorflow.sandbox.fault;

import java.time.Duration;

/** What a link does with bytes. */
public sealed interface LinkCondition {

    LinkCondition WHOLE = new Whole();
    LinkCondition SILENT = new Silent();
    LinkCondition CUT = new Cut();

    /** The longest delay of one piece; a slower link is better called silent. */
    Duration SLOWEST = Duration.ofSeconds(10);

    /** It carries them at once. */
    record Whole() implements LinkCondition {}

    /** It delays each piece. */
    record Slow(Duration by) implements LinkCondition {

        public Slow {
            if (by.isNegative() || by.isZero() || by.compareTo(SLOWEST) > 0) {
                throw new IllegalArgumentException("a slow link delays by up to " + SLOWEST.toSeconds() + " s");
            }
        }
    }

    /** It accepts connections and bytes, but carries nothing until it is whole again, as if a cable were loose. */
    record Silent() implements LinkCondition {}

    /** It has ended its connections and refuses new ones. */
    record Cut() implements LinkCondition {}

    /** Reads {@code whole}, {@code slow}, {@code silent} or {@code cut}. */
    static LinkCondition named(String name, Duration by) {
        return switch (name) {
            case "whole" -> WHOLE;
            case "slow" -> new Slow(by);
            case "silent" -> SILENT;
            case "cut" -> CUT;
            default -> throw new IllegalArgumentException("a link is whole, slow, silent or cut, not '" + name + "'");
        };
    }
}
