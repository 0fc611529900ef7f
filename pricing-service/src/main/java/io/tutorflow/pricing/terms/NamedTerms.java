package io.tutorflow.pricing.terms;

import static java.util.stream.Collectors.toMap;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import io.tutorflow.pricing.terms.NamedTermsConfig.Named;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Terms by their plan code: what a version takes over where the request says nothing else. */
@ApplicationScoped
public class NamedTerms {

    private final Map<String, Terms> terms = new TreeMap<>();

    NamedTerms(NamedTermsConfig config) {
        config.byPlanCode().forEach((planCode, named) -> terms.put(planCode, terms(planCode, named)));
    }

    Optional<Terms> find(String planCode) {
        return Optional.ofNullable(terms.get(planCode));
    }

    public SortedSet<String> planCodes() {
        return new TreeSet<>(terms.keySet());
    }

    private static Terms terms(String planCode, Named named) {
        return new Terms(
                planCode,
                new Reductions(
                        Percent.of(named.discountPercent()),
                        each(named.discounts(), Percent::of),
                        each(named.prices(), Money::ofUsd)),
                Money.ofUsd(named.includedUsd()),
                Money.ofUsd(named.commitUsd()),
                Percent.of(named.taxRatePercent()),
                named.creditLineUsd().map(Money::ofUsd).orElse(null),
                named.rateLimitPerMinute().isPresent()
                        ? named.rateLimitPerMinute().getAsInt()
                        : null);
    }

    private static <T> Map<String, T> each(Map<String, BigDecimal> values, Function<BigDecimal, T> read) {
        return values.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> read.apply(entry.getValue())));
    }
}
