package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import java.util.UUID;

/** Credits fell below what somebody wants to be told of, or a request was refused for lack of them. */
sealed interface Crossing {

    UUID id();

    UUID account();

    /** What was left. */
    Money balance();

    /** Below the threshold. */
    record Low(UUID id, UUID account, Money balance, Money threshold) implements Crossing {}

    /** A request was refused. */
    record Exhausted(UUID id, UUID account, Money balance) implements Crossing {}
}
