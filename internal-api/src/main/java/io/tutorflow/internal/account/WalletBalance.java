package io.tutorflow.internal.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tutorflow.money.Money;
import java.util.UUID;

/** An account's balance, in micro-USD. */
public record WalletBalance(
        UUID accountId,
        long postedMicros,
        long heldMicros,
        long lineMicros,
        @JsonProperty(required = true) long availableMicros) {

    public Money available() {
        return Money.ofMicros(availableMicros);
    }
}
