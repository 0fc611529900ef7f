package io.tutorflow.pricing.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.pricing.catalog.CatalogInForce;
import io.tutorflow.pricing.catalog.PriceBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Demands that requests name prices that there are, each once: a slip in a key would give nobody anything. */
@ApplicationScoped
public class KnownKeys {

    private final CatalogInForce catalog;

    KnownKeys(CatalogInForce catalog) {
        this.catalog = catalog;
    }

    /** Those of the catalogue; all its versions have the same. */
    public Uni<Keys> keys() {
        return catalog.prices()
                .map(prices ->
                        new Keys(prices.stream().map(PriceBody::catalogKey).collect(Collectors.toUnmodifiableSet())));
    }

    /** What may be named. */
    public static final class Keys {

        private final Set<String> known;

        private Keys(Set<String> known) {
            this.known = known;
        }

        /**
         * Fails if a key is wrong, or has a discount and a price, or is there twice.
         *
         * @param at where in the body both lists are: {@code terms[0].}
         */
        public void demand(
                String at, @Nullable List<DiscountRequest> discounts, @Nullable List<OwnPriceRequest> prices) {
            var seen = new HashSet<String>();
            demand(at + "discounts", of(discounts, DiscountRequest::catalogKey), seen);
            demand(at + "prices", of(prices, OwnPriceRequest::catalogKey), seen);
        }

        /** @param list its name in the body */
        public void demand(String list, List<String> keys) {
            demand(list, keys, new HashSet<>());
        }

        private void demand(String list, List<String> keys, Set<String> seen) {
            for (int at = 0; at < keys.size(); at++) {
                var field = "%s[%d].catalogKey".formatted(list, at);
                if (!known.contains(keys.get(at))) {
                    throw ApiProblem.invalid(field + " is not in the catalogue: " + keys.get(at));
                }
                if (!seen.add(keys.get(at))) {
                    throw ApiProblem.invalid(field + " is there twice: " + keys.get(at));
                }
            }
        }

        private static <E> List<String> of(@Nullable List<E> entries, Function<E, String> key) {
            return entries == null ? List.of() : entries.stream().map(key).toList();
        }
    }
}
