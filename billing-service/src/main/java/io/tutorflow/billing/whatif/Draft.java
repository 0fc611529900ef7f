package io.tutorflow.billing.whatif;

import static java.util.stream.Collectors.toMap;

import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.internal.whatif.WhatIfQuestion;
import io.tutorflow.internal.whatif.WhatIfQuestion.KeyDiscount;
import io.tutorflow.internal.whatif.WhatIfQuestion.ListPrice;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a month is rated again by.
 *
 * @param prices list prices by catalogKey; all others are what they were
 */
record Draft(Map<String, Money> prices, List<DraftTerms> terms) {

    static Draft of(WhatIfQuestion question) {
        return new Draft(
                prices(question.prices()),
                question.terms().stream().map(Draft::terms).toList());
    }

    DraftTerms termsOf(Workspace workspace) {
        return terms.stream()
                .filter(draft -> draft.areFor(workspace))
                .max(Comparator.comparingInt(DraftTerms::narrowness))
                .orElse(DraftTerms.NONE);
    }

    private static DraftTerms terms(WhatIfQuestion.DraftTerms asked) {
        var discounts = asked.discounts();
        var prices = asked.prices();
        return new DraftTerms(
                asked.workspaceId(),
                asked.planCode(),
                asked.discountPercent() == null ? null : Percent.of(asked.discountPercent()),
                discounts == null
                        ? null
                        : discounts.stream()
                                .collect(toMap(KeyDiscount::catalogKey, discount -> Percent.of(discount.percent()))),
                prices == null ? null : prices(prices),
                money(asked.includedUsd()),
                money(asked.commitUsd()));
    }

    private static Map<String, Money> prices(List<ListPrice> prices) {
        return prices.stream().collect(toMap(ListPrice::catalogKey, price -> Money.ofUsd(price.unitPriceUsd())));
    }

    private static @Nullable Money money(@Nullable BigDecimal usd) {
        return usd == null ? null : Money.ofUsd(usd);
    }
}
