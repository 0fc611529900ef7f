package io.tutorflow.billing.whatif;

import static java.util.stream.Collectors.toMap;

import io.tutorflow.billing.ledger.month.MonthSpan;
import io.tutorflow.internal.whatif.WhatIfPage;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rated workspaces as they are answered. */
final class WhatIfAnswers {

    private WhatIfAnswers() {}

    /** @param next null on the last page */
    static WhatIfPage page(MonthSpan month, List<RatedWorkspace> rated, @Nullable UUID next) {
        var categories = rated.stream()
                .flatMap(workspace -> workspace.categories().entrySet().stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, RatedCategory::plus, TreeMap::new));
        return new WhatIfPage(
                month.month().toString(),
                month.from(),
                month.to(),
                totals(rated),
                categories(categories),
                rated.stream().map(WhatIfAnswers::workspace).toList(),
                next);
    }

    private static WhatIfPage.Totals totals(List<RatedWorkspace> rated) {
        return new WhatIfPage.Totals(
                sum(rated, RatedWorkspace::before),
                sum(rated, RatedWorkspace::after),
                rated.stream()
                        .map(RatedWorkspace::more)
                        .reduce(Money.ZERO, Money::plus)
                        .usd(),
                rated.size(),
                rated.stream().filter(each -> each.more().isPositive()).count(),
                rated.stream().filter(each -> each.more().isNegative()).count(),
                rated.stream().filter(each -> each.shortage() != null).count());
    }

    private static WhatIfPage.Rated workspace(RatedWorkspace rated) {
        var shortage = rated.shortage();
        return new WhatIfPage.Rated(
                rated.workspace().id().value(),
                rated.workspace().profile().name(),
                rated.workspace().terms().planCode(),
                sum(List.of(rated), RatedWorkspace::before),
                sum(List.of(rated), RatedWorkspace::after),
                rated.more().usd(),
                categories(rated.categories()),
                shortage == null
                        ? null
                        : new WhatIfPage.RunsOut(
                                shortage.on(), shortage.missing().usd()));
    }

    private static List<WhatIfPage.Category> categories(SortedMap<String, RatedCategory> categories) {
        return categories.entrySet().stream()
                .map(entry -> category(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static WhatIfPage.Category category(String key, RatedCategory rated) {
        return new WhatIfPage.Category(
                key,
                rated.records(),
                rated.units().value(),
                rated.before().usd(),
                rated.after().usd(),
                rated.after().minus(rated.before()).usd());
    }

    private static WhatIfPage.Figures sum(List<RatedWorkspace> rated, Function<RatedWorkspace, Figures> side) {
        var figures = rated.stream().map(side).toList();
        return new WhatIfPage.Figures(
                usd(figures, each -> each.usage().list()),
                usd(figures, each -> each.usage().discount()),
                usd(figures, each -> each.usage().waived()),
                usd(figures, each -> each.funding().promo()),
                usd(figures, each -> each.funding().purchased()),
                usd(figures, each -> each.funding().line()),
                usd(figures, each -> each.totals().trueUp()),
                usd(figures, Figures::total),
                usd(figures, each -> each.totals().rounding()),
                usd(figures, each -> each.totals().tax()),
                usd(figures, each -> each.totals().due()));
    }

    private static BigDecimal usd(List<Figures> figures, Function<Figures, Money> part) {
        return figures.stream().map(part).reduce(Money.ZERO, Money::plus).usd();
    }
}
