package io.tutorflow.usage.record;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.usage.catalog.Charging;
import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.catalog.Sale;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work accepted at a price; it never changes. */
public record Acceptance(RecordId id, Payer payer, Submission submission, Quote quote, Instant recordedAt) {

    PriceSnapshot estimate() {
        return quote.snapshot();
    }

    /** The amount held in the payer's wallet. */
    public Money held() {
        return payer.source().charged(quote.amount());
    }

    /** Of work that is billed by its use: the charge never exceeds so many tokens. */
    public @Nullable BigDecimal mostTokens() {
        return switch (submission.category().sale()) {
            case Sale.ByUnit byUnit -> null;
            case Sale.ForTokens forTokens -> forTokens.charging() == Charging.BY_USE ? limit().credits() : null;
        };
    }

    /** The most that may be billed; the held amount unless set otherwise. */
    Money limit() {
        return quote.limit() == null ? quote.amount() : quote.limit();
    }
}
