package io.tutorflow.billing.invoice;

import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.statement.Capture;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Sums captures of one mode up into the lines of a document, page by page; a line stands where its first capture came.
 */
final class CollectingUsage {

    private final Period period;
    private final BillingMode mode;
    private final long begin;
    private final Map<UsageGroup.Key, Sum> sums = new LinkedHashMap<>();
    private OptionalLong firstLater = OptionalLong.empty();
    private long read;
    private boolean others;

    /**
     * What invoices charge.
     *
     * @param read the number of the last capture that need not be read
     */
    CollectingUsage(Period period, long read) {
        this(period, read, BillingMode.INTERNAL_INVOICE);
    }

    private CollectingUsage(Period period, long read, BillingMode mode) {
        this.period = period;
        this.read = read;
        this.begin = read;
        this.mode = mode;
    }

    /** The same of what Stripe's meters charge. */
    CollectingUsage metered() {
        return new CollectingUsage(period, begin, BillingMode.STRIPE_METERED);
    }

    /** Whether any of the period is of another mode. */
    boolean hasOthers() {
        return others;
    }

    /** Those of captures of before that belong on the document all the same. */
    List<Capture> earlier(List<Capture> found) {
        return found.stream()
                .filter(capture -> capture.number() <= begin && capture.mode() == mode && isOfPeriod(capture))
                .toList();
    }

    private boolean isOfPeriod(Capture capture) {
        return capture.finalizedAt().isBefore(period.to())
                && !capture.finalizedAt().isBefore(period.from());
    }

    /** Those of the page that belong on the document. */
    List<Capture> ofPeriod(List<Capture> page) {
        var wanted = new ArrayList<Capture>();
        for (var capture : page) {
            read = capture.number();
            if (!capture.finalizedAt().isBefore(period.to())) {
                firstLater = firstLater.isPresent() ? firstLater : OptionalLong.of(capture.number());
            } else if (isOfPeriod(capture)) {
                if (capture.mode() == mode) {
                    wanted.add(capture);
                } else {
                    others = true;
                }
            }
        }
        return wanted;
    }

    /**
     * The line of each capture.
     *
     * @param taken those that are already on a document
     */
    Map<UUID, Integer> add(List<Capture> wanted, Set<UUID> taken) {
        var lines = new LinkedHashMap<UUID, Integer>();
        for (var capture : wanted) {
            if (!taken.contains(capture.id())) {
                var sum = sums.computeIfAbsent(keyOf(capture), key -> new Sum(sums.size() + 1));
                sum.add(capture);
                lines.put(capture.id(), sum.line);
            }
        }
        return lines;
    }

    /** The number of the last capture that was read. */
    long read() {
        return read;
    }

    /** Only captures after this one may be of a later period. */
    long scanned() {
        return firstLater.isPresent() ? firstLater.getAsLong() - 1 : read;
    }

    /** In the order of their lines. */
    List<UsageGroup> groups() {
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().group(entry.getKey()))
                .toList();
    }

    private static UsageGroup.Key keyOf(Capture capture) {
        return new UsageGroup.Key(
                Period.monthOf(capture.finalizedAt()),
                capture.catalogKey(),
                capture.listUnitPrice(),
                capture.unitPrice());
    }

    private static final class Sum {

        private final int line;
        private long records;
        private long units;
        private Money list = Money.ZERO;
        private Money billable = Money.ZERO;
        private UsageGroup.Parts parts = UsageGroup.Parts.NONE;

        private Sum(int line) {
            this.line = line;
        }

        private void add(Capture capture) {
            records++;
            units = Math.addExact(units, capture.units().tenThousandths());
            list = list.plus(capture.listUnitPrice().times(capture.units()));
            billable = billable.plus(capture.unitPrice().times(capture.units()));
            parts = parts.plus(new UsageGroup.Parts(capture.promotional(), capture.purchased(), capture.line()));
        }

        private UsageGroup group(UsageGroup.Key key) {
            return new UsageGroup(key, records, new Units(units), list, billable, parts);
        }
    }
}
