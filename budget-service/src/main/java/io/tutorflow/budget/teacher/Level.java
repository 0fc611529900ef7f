package io.tutorflow.budget.teacher;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A budget's state at a glance. */
enum Level {
    @JsonProperty("green")
    GREEN,

    /** From 80 % of the limit on. */
    @JsonProperty("amber")
    AMBER,

    /** Nothing is left. */
    @JsonProperty("red")
    RED;

    private static final int AMBER_TENTHS = 8;

    private static final int TENTHS = 10;

    static Level of(BudgetBook book) {
        if (!book.remaining().isPositive()) {
            return RED;
        }
        long spent = Math.multiplyExact(book.current().spent().micros(), TENTHS);
        return spent >= Math.multiplyExact(book.limit().micros(), AMBER_TENTHS) ? AMBER : GREEN;
    }
}
