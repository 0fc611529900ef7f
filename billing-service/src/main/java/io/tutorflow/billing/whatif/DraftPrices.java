package io.tutorflow.billing.whatif;

import io.tutorflow.billing.ledger.month.CapturedSum;
import io.tutorflow.money.Money;
import io.tutorflow.money.Reductions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a workspace's units would have cost. Where the draft says what was anyway, they cost what they did: nothing is
 * computed again.
 */
final class DraftPrices {

    private final Map<String, Money> prices;
    private final List<Instant> moments;
    private final Change unagreed;
    private final NavigableMap<Instant, Change> agreed = new TreeMap<>();

    /**
     * @param prices list prices by catalogKey
     * @param agreed by how much prices were reduced, by when that began
     * @param moments by which captures are told apart: at each of them prices of somebody may have changed
     */
    DraftPrices(
            Map<String, Money> prices,
            DraftTerms terms,
            NavigableMap<Instant, Reductions> agreed,
            List<Instant> moments) {
        this.prices = prices;
        this.moments = moments;
        this.unagreed = Change.of(Reductions.NONE, terms);
        agreed.forEach((from, reductions) -> this.agreed.put(from, Change.of(reductions, terms)));
    }

    RatedSum rate(CapturedSum sum) {
        var list = prices.getOrDefault(sum.catalogKey(), sum.listUnitPrice());
        return RatedSum.of(sum, list, unitPrice(sum, list));
    }

    private Money unitPrice(CapturedSum sum, Money list) {
        var change = change(sum.span());
        return change.none() && list.equals(sum.listUnitPrice())
                ? sum.unitPrice()
                : change.would().of(sum.catalogKey(), list).price();
    }

    private Change change(int span) {
        var found = span == 0 ? null : agreed.floorEntry(moments.get(span - 1));
        return found == null ? unagreed : found.getValue();
    }

    /** @param none whether they are what they were */
    private record Change(Reductions would, boolean none) {

        static Change of(Reductions was, DraftTerms terms) {
            var would = terms.over(was);
            return new Change(would, would.equals(was));
        }
    }
}
