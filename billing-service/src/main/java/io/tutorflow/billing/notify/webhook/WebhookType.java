package io.tutorflow.billing.notify.webhook;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The event types for customers. Amounts of credits are in credits; for a school one credit is one token. An event's id
 * is derived from what happened, including the type.
 */
public enum WebhookType {
    /** Data: {@code paymentId, purpose, amountUsd, credits} (including the bonus), {@code receiptNumber}. */
    PAYMENT_SUCCEEDED("payment.succeeded"),
    /** Data: {@code paymentId, purpose, amountUsd, credits} (not bought), {@code failure}. */
    PAYMENT_FAILED("payment.failed"),
    /** Data: as in the event {@code BudgetExceeded}. */
    BUDGET_EXCEEDED("budget.exceeded"),
    /** Data: {@code creditBalance, thresholdCredits, at}, and {@code studentId} if the tokens are a student's own. */
    CREDITS_BALANCE_LOW("credits.balance_low"),
    /** The first refusal for lack of credits. Data: {@code creditBalance, at}, and {@code studentId} as above. */
    CREDITS_EXHAUSTED("credits.exhausted"),
    /** Sent to a single endpoint when someone tests it. */
    TEST("webhook.test");

    /** The types that an endpoint can choose, for messages. */
    static final String NAMES = subscribable().map(WebhookType::text).collect(Collectors.joining(", "));

    private final String text;

    WebhookType(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Empty if there is no such type to choose. */
    static Optional<WebhookType> chosen(String text) {
        return subscribable().filter(type -> type.text.equals(text)).findFirst();
    }

    private static Stream<WebhookType> subscribable() {
        return Arrays.stream(values()).filter(type -> type != TEST);
    }
}
