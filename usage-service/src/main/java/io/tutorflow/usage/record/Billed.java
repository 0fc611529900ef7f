package io.tutorflow.usage.record;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.record.Submission.Work;
import java.math.BigDecimal;

/** How many units of a delivery are billed. */
final class Billed {

    /** Tokens per 1,000 that the language model reads, and that it writes. */
    private static final int TOKENS_READ = 1;

    private static final int TOKENS_WRITTEN = 4;

    private static final int PER_THOUSAND = 3;

    private Billed() {}

    /** @param limit the charge never passes it, whatever was delivered */
    static Units of(Work work, Delivery delivery, Money limit) {
        return switch (work.category()) {
            case AI_LESSON_GENERATION -> used(delivery, limit);
            case COVER_IMAGE -> Units.of(limit.credits());
            default -> work.billed(delivery.units());
        };
    }

    /** By what the language model used, at least one token. */
    private static Units used(Delivery delivery, Money limit) {
        var thousandths = Math.addExact(
                Math.multiplyExact(delivery.inputTokens(), TOKENS_READ),
                Math.multiplyExact(delivery.outputTokens(), TOKENS_WRITTEN));
        return Units.of(BigDecimal.valueOf(thousandths, PER_THOUSAND)
                .max(BigDecimal.ONE)
                .min(limit.credits()));
    }
}
