package io.tutorflow.pricing.whatif;

import io.tutorflow.http.ApiProblem;
import io.tutorflow.internal.whatif.WhatIfQuestion;
import io.tutorflow.internal.whatif.WhatIfQuestion.DraftTerms;
import io.tutorflow.internal.whatif.WhatIfQuestion.KeyDiscount;
import io.tutorflow.internal.whatif.WhatIfQuestion.ListPrice;
import io.tutorflow.pricing.catalog.PriceRequest;
import io.tutorflow.pricing.terms.KnownKeys.Keys;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request, while it is being checked; every refusal names the field. */
final class WhatIfDraft {

    /** All that was used since then is read; what is older is history. */
    static final int MONTHS_BACK = 12;

    private final WhatIfRequest request;
    private final Instant now;

    WhatIfDraft(WhatIfRequest request, Instant now) {
        this.request = request;
        this.now = now;
    }

    void demandSense(Set<String> planCodes) {
        demandMonth();
        if (request.prices() != null && request.catalogVersion() != null) {
            throw ApiProblem.invalid("catalogVersion cannot be combined with prices");
        }
        if (request.prices() == null && request.catalogVersion() == null && request.terms() == null) {
            throw ApiProblem.invalid("prices, catalogVersion or terms is required");
        }
        var terms = terms();
        for (int at = 0; at < terms.size(); at++) {
            demandSense(at, terms.get(at), planCodes);
        }
    }

    private void demandMonth() {
        var running = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        if (month().isAfter(running)) {
            throw ApiProblem.invalid("month has not begun");
        }
        if (month().isBefore(running.minusMonths(MONTHS_BACK))) {
            throw ApiProblem.invalid("month must be %s or later, at most %d months back"
                    .formatted(running.minusMonths(MONTHS_BACK), MONTHS_BACK));
        }
    }

    private void demandSense(int at, WhatIfTermsRequest terms, Set<String> planCodes) {
        var field = "terms[%d]".formatted(at);
        if (terms.saysNothing()) {
            throw ApiProblem.invalid(field + " must have discountPercent, discounts, prices, includedUsd or commitUsd");
        }
        if (terms.workspaceId() != null && terms.planCode() != null) {
            throw ApiProblem.invalid(field + ".planCode cannot be combined with workspaceId");
        }
        if (terms.planCode() != null && !planCodes.contains(terms.planCode())) {
            throw ApiProblem.invalid("%s.planCode must be one of the configured plans: %s"
                    .formatted(field, String.join(", ", planCodes)));
        }
        for (int before = 0; before < at; before++) {
            if (terms.areForThoseOf(terms().get(before))) {
                throw ApiProblem.invalid("%s is for the same workspaces as terms[%d]".formatted(field, before));
            }
        }
    }

    void demandKeys(Keys keys) {
        if (request.prices() != null) {
            keys.demand(
                    "prices",
                    request.prices().stream().map(PriceRequest::catalogKey).toList());
        }
        for (int at = 0; at < terms().size(); at++) {
            var terms = terms().get(at);
            keys.demand("terms[%d].".formatted(at), terms.discounts(), terms.prices());
        }
    }

    /** Those that it names, by the field. */
    Map<String, UUID> workspaces() {
        var found = new LinkedHashMap<String, UUID>();
        put(found, "workspaceId", request.workspaceId());
        for (int at = 0; at < terms().size(); at++) {
            put(found, "terms[%d].workspaceId".formatted(at), terms().get(at).workspaceId());
        }
        return found;
    }

    /** @param prices list prices, those of a stored catalogue if it names one */
    WhatIfQuestion question(List<ListPrice> prices) {
        return new WhatIfQuestion(
                month(),
                prices,
                terms().stream().map(WhatIfDraft::terms).toList(),
                request.workspaceId(),
                request.pageSize(),
                request.cursor());
    }

    private YearMonth month() {
        return YearMonth.parse(request.month());
    }

    private List<WhatIfTermsRequest> terms() {
        return request.terms() == null ? List.of() : request.terms();
    }

    private static void put(Map<String, UUID> found, String field, @Nullable UUID workspace) {
        if (workspace != null) {
            found.put(field, workspace);
        }
    }

    private static DraftTerms terms(WhatIfTermsRequest terms) {
        var discounts = terms.discounts();
        var prices = terms.prices();
        return new DraftTerms(
                terms.workspaceId(),
                terms.planCode(),
                terms.discountPercent(),
                discounts == null
                        ? null
                        : discounts.stream()
                                .map(discount -> new KeyDiscount(discount.catalogKey(), discount.percent()))
                                .toList(),
                prices == null
                        ? null
                        : prices.stream()
                                .map(price -> new ListPrice(price.catalogKey(), price.unitPriceUsd()))
                                .toList(),
                terms.includedUsd(),
                terms.commitUsd());
    }
}
