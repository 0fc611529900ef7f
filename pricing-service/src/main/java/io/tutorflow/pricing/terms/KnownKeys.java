package io.tutorflow.pricing.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.pricing.catalog.CatalogInForce;
import io.tutorflow.pricing.catalog.PriceBody;
import io.tutorflow.pricing.terms.TermsRequest.NewDiscount;
import io.tutorflow.pricing.terms.TermsRequest.NewOwnPrice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Demands that terms name prices that there are, each once: a slip in a key would give nobody anything. */
@ApplicationScoped
class KnownKeys {

    private final CatalogInForce catalog;

    KnownKeys(CatalogInForce catalog) {
        this.catalog = catalog;
    }

    /** Fails if the request names a key wrongly; all versions of the catalogue have the same keys. */
    Uni<Void> demand(TermsRequest request) {
        return catalog.prices()
                .map(prices -> prices.stream().map(PriceBody::catalogKey).collect(Collectors.toSet()))
                .invoke(known -> {
                    var seen = new HashSet<String>();
                    demand("discounts", keys(request.discounts(), NewDiscount::catalogKey), known, seen);
                    demand("prices", keys(request.prices(), NewOwnPrice::catalogKey), known, seen);
                })
                .replaceWithVoid();
    }

    private static void demand(String list, List<String> keys, Set<String> known, Set<String> seen) {
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

    private static <E> List<String> keys(@Nullable List<E> entries, Function<E, String> key) {
        return entries == null ? List.of() : entries.stream().map(key).toList();
    }
}
