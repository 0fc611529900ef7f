package io.tutorflow.billing.notify.webhook;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What customers can be told of. Amounts of credits are in credits; to a school one credit is one token. An event's id is
 * made from what it tells of, and the type is part of that.
 */
public enum WebhookType {
    /** Data: {@code paymentId, purpose, amountUsd, credits} (bonus included), {@code receiptNumber}. */
    PAYMENT_SUCCEEDED("payment.succeeded"),
    /** Data: {@code paymentId, purpose, amountUsd, credits} (that were not bought), {@code failure}. */
    PAYMENT_FAILED("payment.failed"),
    /** Data: as the event {@code BudgetExceeded} has it. */
    BUDGET_EXCEEDED("budget.exceeded"),
    /** Data: {@code creditBalance, thresholdCredits, at}, and {@code studentId} if the tokens are a student's own. */
    CREDITS_BALANCE_LOW("credits.balance_low"),
    /** The first refusal for lack of credits. Data: {@code creditBalance, at}, and {@code studentId} as above. */
    CREDITS_EXHAUSTED("credits.exhausted"),
    /** Sent when somebody tries an endpoint, to it alone. */
    TEST("webhook.test");

    /** Those that an endpoint can choose, as they are told. */
    static final String NAMES = subscribable().map(WebhookType::text).collect(Collectors.joining(", "));

    private final String text;

    WebhookType(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Nothing if there is no such type to choose. */
    static Optional<WebhookType> chosen(String text) {
        return subscribable().filter(type -> type.text.equals(text)).findFirst();
    }

    private static Stream<WebhookType> subscribable() {
        return Arrays.stream(values()).filter(type -> type != TEST);
    }
}
