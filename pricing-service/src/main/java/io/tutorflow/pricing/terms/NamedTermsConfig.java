package io.tutorflow.pricing.terms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Named terms, as configured. Omitted fields agree nothing. */
@ConfigMapping(prefix = "tutorflow.terms.named")
interface NamedTermsConfig {

    @WithParentName
    Map<String, Named> byPlanCode();

    /** Amounts in USD, rates in percent. */
    interface Named {

        @WithDefault("0")
        BigDecimal discountPercent();

        /** By catalogKey. */
        Map<String, BigDecimal> discounts();

        /** By catalogKey. */
        Map<String, BigDecimal> prices();

        @WithDefault("0")
        BigDecimal includedUsd();

        @WithDefault("0")
        BigDecimal commitUsd();

        @WithDefault("0")
        BigDecimal taxRatePercent();

        Optional<BigDecimal> creditLineUsd();

        OptionalInt rateLimitPerMinute();
    }
}
