package io.tutorflow.console.school;

import java.util.Arrays;
import java.util.Locale;

/** The types of an organization's transactions, in words. */
public enum TransactionType {
    USAGE("Spent"),
    PURCHASE("Purchase"),
    BONUS("Bonus"),
    GRANT("Granted"),
    DISTRIBUTION("Distribution"),
    DISTRIBUTION_RETURNED("Distribution taken back"),
    REFUND("Refund"),
    REFUND_RETURNED("Refund failed"),
    DISPUTE("Dispute"),
    DISPUTE_RETURNED("Dispute won");

    private final String words;

    TransactionType(String words) {
        this.words = words;
    }

    /** As the API names it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String words() {
        return words;
    }

    /** A type that this console does not know yet is shown as the API names it. */
    static String inWords(String key) {
        return Arrays.stream(values())
                .filter(type -> type.key().equals(key))
                .map(TransactionType::words)
                .findFirst()
                .orElse(key);
    }
}
