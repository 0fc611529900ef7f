package io.tutorflow.billing.invoice;

import java.util.Arrays;

/** What a line of a document says, in the order in which the lines stand. */
enum LineType {
    /** Quantity times list price. */
    USAGE("usage", true),
    /** What the agreed prices are below list prices. */
    DISCOUNT("discount", true),
    /** What was delivered and is not charged. */
    WAIVED("waived", true),
    /** Paid by promotional credits. */
    PROMOTIONAL_CREDITS("promotional_credits", true),
    /** Paid by credits that were bought before. */
    PURCHASED_CREDITS("purchased_credits", true),
    /** What a month falls short of its minimum. */
    TRUE_UP("true_up", true),
    /** Taken off a true-up that was charged before, since usage of its month came late. */
    TRUE_UP_LOWERED("true_up_lowered", true),
    /** Credits that were spent and whose payment a bank took back. */
    REVERSED_TOP_UP("reversed_top_up", true),
    /** To whole cents. */
    ROUNDING("rounding", true),
    TAX("tax", false);

    private final String text;
    private final boolean net;

    LineType(String text, boolean net) {
        this.text = text;
        this.net = net;
    }

    static LineType of(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not a type of line: " + text));
    }

    String text() {
        return text;
    }

    /** Whether it is part of what is taxed. */
    boolean isNet() {
        return net;
    }
}
