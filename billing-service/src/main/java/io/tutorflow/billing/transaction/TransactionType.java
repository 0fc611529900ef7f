package io.tutorflow.billing.transaction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What moves money; holds and their releases only set it aside. */
enum TransactionType {
    /** The credits that every workspace begins with. */
    SIGNUP("signup"),
    /** Given by an operator. */
    GRANT("grant"),
    /** Paid for. */
    PURCHASE("purchase"),
    /** Given on top of a purchase. */
    BONUS("bonus"),
    /** Charged for work. */
    USAGE("capture"),
    /** Taken back for money that goes back. */
    REFUND("refund"),
    /** Back again, because the refund failed. */
    REFUND_RETURNED("refund_returned"),
    /** Taken back because a bank disputes the payment. */
    DISPUTE("dispute"),
    /** Back again, because the dispute was won. */
    DISPUTE_RETURNED("dispute_returned"),
    /** Handed to a student by the organization. */
    DISTRIBUTION("distribution"),
    /** Handed back to the organization. */
    DISTRIBUTION_RETURNED("distribution_returned");

    private final String kind;

    TransactionType(String kind) {
        this.kind = kind;
    }

    /** Their names, as a caller is told them. */
    static final String NAMES =
            Arrays.stream(values()).map(TransactionType::text).collect(Collectors.joining(", "));

    /** All of them if none is named; none if there is none of that name. */
    static List<TransactionType> wanted(@Nullable String text) {
        return Arrays.stream(values())
                .filter(type -> text == null || type.text().equals(text))
                .toList();
    }

    static TransactionType ofKind(String kind) {
        return Arrays.stream(values())
                .filter(type -> type.kind.equals(kind))
                .findFirst()
                .orElseThrow();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In the words of the ledger. */
    String kind() {
        return kind;
    }
}
