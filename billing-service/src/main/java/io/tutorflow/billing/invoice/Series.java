package io.tutorflow.billing.invoice;

import java.util.Arrays;

/** The kind of an opened document: each series has numbers of its own, without gaps. */
enum Series {
    /** An amount is due. */
    INVOICE("invoice", "TF-%06d"),
    /** Nothing is due: it shows what was used, and what paid for it. */
    STATEMENT("statement", "TFS-%06d");

    private final String text;
    private final String format;

    Series(String text, String format) {
        this.text = text;
        this.format = format;
    }

    static Series of(String text) {
        return Arrays.stream(values())
                .filter(series -> series.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not a series: " + text));
    }

    String text() {
        return text;
    }

    /** {@code TF-000042} */
    String number(long number) {
        return format.formatted(number);
    }
}
