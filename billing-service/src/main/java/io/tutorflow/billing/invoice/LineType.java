package io.tutorflow.billing.invoice;

import java.util.Arrays;

/** The kinds of line, in their order on a document. */
enum LineType {
    /** Quantity times list price. */
    USAGE("usage", true),
    /** The difference between list prices and agreed prices. */
    DISCOUNT("discount", true),
    /** Delivered, and not charged. */
    WAIVED("waived", true),
    /** Paid by promotional credits. */
    PROMOTIONAL_CREDITS("promotional_credits", true),
    /** Paid by purchased credits. */
    PURCHASED_CREDITS("purchased_credits", true),
    /** The shortfall of a month to its minimum. */
    TRUE_UP("true_up", true),
    /** Taken off an earlier true-up, because usage of its month came late. */
    TRUE_UP_LOWERED("true_up_lowered", true),
    /** Spent credits whose payment a bank took back. */
    REVERSED_TOP_UP("reversed_top_up", true),
    /** Charged by Stripe's meters: nothing of it is due here. */
    METERED("metered", true),
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

    /** Whether it is taxed. */
    boolean isNet() {
        return net;
    }
}
