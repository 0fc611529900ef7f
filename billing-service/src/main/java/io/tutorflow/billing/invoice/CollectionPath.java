package io.tutorflow.billing.invoice;

import java.util.Arrays;

/** How Stripe collects an invoice: in one way only, so that nobody pays twice. */
enum CollectionPath {
    /** The buyer opens a page of Stripe's and pays there. */
    HOSTED_LINK("hosted_link"),
    /** Stripe charges the card that the workspace has saved, and tries again by its own schedule. */
    SAVED_CARD("saved_card");

    private final String text;

    CollectionPath(String text) {
        this.text = text;
    }

    static CollectionPath of(String text) {
        return Arrays.stream(values())
                .filter(path -> path.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not a way to collect an invoice: " + text));
    }

    String text() {
        return text;
    }
}
