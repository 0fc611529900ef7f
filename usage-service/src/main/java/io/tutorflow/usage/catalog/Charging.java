package io.tutorflow.usage.catalog;

/** What the tokens of an activity are counted by. */
public enum Charging {
    /** The same for each. */
    EACH(Unit.WHOLE),
    /** By the minutes of what was recorded. */
    BY_THE_MINUTE(Unit.MINUTE),
    /** By what a language model reads and writes. */
    BY_USE(Unit.WHOLE);

    private final Unit unit;

    Charging(Unit unit) {
        this.unit = unit;
    }

    Unit unit() {
        return unit;
    }
}
