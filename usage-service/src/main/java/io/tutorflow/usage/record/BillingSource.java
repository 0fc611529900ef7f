package io.tutorflow.usage.record;

import io.tutorflow.money.Money;
import java.util.Locale;

/** What pays for work. */
public enum BillingSource {
    /** A workspace's wallet. */
    CREDITS("platform") {
        @Override
        public Money charged(Money amount) {
            return amount;
        }
    },
    /** An organization's wallet, or a student's. */
    TOKENS("school") {
        @Override
        public Money charged(Money amount) {
            return amount;
        }
    },
    /** An organization's subscription plan. */
    PLAN("school") {
        @Override
        public Money charged(Money amount) {
            return Money.ZERO;
        }
    };

    private final String text = name().toLowerCase(Locale.ROOT);
    private final String audience;

    BillingSource(String audience) {
        this.audience = audience;
    }

    public static BillingSource of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The part of an amount that is charged to a wallet. */
    public abstract Money charged(Money amount);

    /** The surface where the work was requested. */
    String audience() {
        return audience;
    }

    public String text() {
        return text;
    }
}
