package io.tutorflow.billing.whatif;

import static java.util.stream.Collectors.toMap;

import io.tutorflow.billing.account.terms.TermsVersion;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.invoice.MonthTotals;
import io.tutorflow.billing.ledger.Funding;
import io.tutorflow.billing.ledger.month.DayEnds;
import io.tutorflow.billing.whatif.FundingPolicy.Left;
import io.tutorflow.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A month of one workspace while it is rated again.
 *
 * @param agreed what was agreed when the month began: minimums, included usage and tax are of a whole month
 * @param rated its usage
 */
record WorkspaceMonth(
        YearMonth month, Workspace workspace, TermsVersion agreed, DraftTerms draft, List<RatedSum> rated) {

    /** Whether anything would have been paid otherwise, so that the account's balances matter. */
    boolean changesWhatIsSpent() {
        return !includedMore().equals(Money.ZERO)
                || rated.stream().anyMatch(sum -> !sum.more().equals(Money.ZERO));
    }

    /** @param ends of the days; null if nothing changes */
    RatedWorkspace settle(@Nullable DayEnds ends) {
        var before = rated.stream().map(RatedSum::before).reduce(Charged.NOTHING, Charged::plus);
        var after = rated.stream().map(RatedSum::after).reduce(Charged.NOTHING, Charged::plus);
        var paid = rated.stream().map(sum -> sum.sum().funding()).reduce(Funding.NONE, WorkspaceMonth::plus);
        var more = after.amount().minus(before.amount());
        var wouldPay = ends == null ? paid : FundingPolicy.decide(paid, more, includedMore(), left(ends));
        return new RatedWorkspace(
                workspace,
                new Figures(before, paid, totals(paid, agreed.commit())),
                new Figures(
                        after, wouldPay, totals(wouldPay, draft.commit() == null ? agreed.commit() : draft.commit())),
                rated.stream()
                        .collect(toMap(
                                sum -> sum.sum().catalogKey(), RatedCategory::of, RatedCategory::plus, TreeMap::new)),
                ends == null
                        ? null
                        : Shortage.find(ends, moreByDay(), includedMore()).orElse(null));
    }

    private TreeMap<LocalDate, Money> moreByDay() {
        return rated.stream().collect(toMap(sum -> sum.sum().day(), RatedSum::more, Money::plus, TreeMap::new));
    }

    private Money includedMore() {
        return draft.included() == null ? Money.ZERO : draft.included().minus(agreed.included());
    }

    private MonthTotals totals(Funding funding, Money commit) {
        return MonthTotals.of(month, funding, commit, agreed.taxRate());
    }

    private static Left left(DayEnds ends) {
        var last = ends.last();
        return new Left(last.promotional(), last.purchased(), ends.hasLine());
    }

    private static Funding plus(Funding one, Funding other) {
        return new Funding(
                one.promo().plus(other.promo()),
                one.purchased().plus(other.purchased()),
                one.line().plus(other.line()));
    }
}
