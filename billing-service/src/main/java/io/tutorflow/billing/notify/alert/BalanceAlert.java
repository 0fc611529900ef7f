package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import java.util.UUID;

/** The balance fell below a threshold, or a request was refused for lack of credits. */
sealed interface BalanceAlert {

    UUID id();

    UUID account();

    /** The balance afterwards. */
    Money balance();

    /** Below the threshold. */
    record Low(UUID id, UUID account, Money balance, Money threshold) implements BalanceAlert {}

    /** A request was refused. */
    record Exhausted(UUID id, UUID account, Money balance) implements BalanceAlert {}
}
