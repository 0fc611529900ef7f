package io.tutorflow.pricing.manifest;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.tutorflow.pricing.catalog.PriceBody;
import io.tutorflow.pricing.manifest.ManifestBody.PricedOffer;
import io.tutorflow.pricing.manifest.Offer.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The offers that are sold at present, each at its price in the catalogue in force. */
final class PricedOffers {

    /** Whatever is created or added is asked for in the same way. */
    private static final String CREATE = "POST";

    private final Map<String, PriceBody> priceByCategory;

    /** @throws IllegalStateException if something is sold that nobody can ask for */
    PricedOffers(List<PriceBody> catalog) {
        priceByCategory = catalog.stream().filter(PriceBody::isActive).collect(toMap(PriceBody::category, identity()));
        priceByCategory.keySet().forEach(Offer::of);
    }

    /** By category, in the order of the offers. */
    Map<String, PricedOffer> of(Kind kind) {
        var priced = new LinkedHashMap<String, PricedOffer>();
        for (var offer : Offer.values()) {
            var price = priceByCategory.get(offer.category());
            if (offer.kind() == kind && price != null) {
                priced.put(
                        offer.category(), new PricedOffer(offer.endpoint(), CREATE, price.unit(), price.amountUsd()));
            }
        }
        return priced;
    }
}
