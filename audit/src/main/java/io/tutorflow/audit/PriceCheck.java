package io.tutorflow.audit;

import io.tutorflow.audit.Agreed.Unit;
import io.tutorflow.audit.Prices.Price;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that a record has the price that was published for it, and bills at most what was requested. */
final class PriceCheck {

    private static final Units MOST_MINUTES = Units.of(10);

    private final UsageRow usage;
    private final String name;
    private final Differing differing = new Differing(Rule.RECORD_PRICE);

    private PriceCheck(UsageRow usage) {
        this.usage = usage;
        this.name = usage.name();
    }

    static List<Difference> of(UsageRow usage, Prices prices, Agreed agreed) {
        var check = new PriceCheck(usage);
        if (!usage.tombstone()) {
            Snapshot.read(usage)
                    .ifPresentOrElse(
                            snapshot -> check.compare(snapshot, prices, agreed),
                            () -> check.differing.add(check.name, "its snapshot cannot be read"));
        }
        return check.differing.all();
    }

    private void compare(PriceSnapshot snapshot, Prices prices, Agreed agreed) {
        long amount = snapshot.amount().micros();
        differing.demandMicros(name, "its snapshot is", amount, "unit price × units", Snapshot.productMicros(snapshot));
        equal(
                "its snapshot's category",
                snapshot.category(),
                "the record",
                usage.work().category());
        demand(snapshot.estimated() != usage.isFinalized(), "its snapshot says estimated: " + snapshot.estimated());
        if (usage.isFinalized()) {
            differing.demandMicros(name, "the record is", usage.price().billed(), "its snapshot", amount);
            equal(
                    "its unit price",
                    usage.price().unitPriceMicros(),
                    "its snapshot",
                    Snapshot.unitPriceMicros(snapshot));
            equal("its quantity", usage.price().unitsTenThousandths(), "its snapshot", Snapshot.units(snapshot));
        }
        Category.of(usage.work().category())
                .ifPresentOrElse(
                        category -> {
                            if (usage.payer().isWorkspace()) {
                                byCatalog(snapshot, prices, agreed, category);
                            } else {
                                byTokens(snapshot, prices.schools(), category);
                            }
                        },
                        () -> demand(
                                false,
                                "is of the unknown category " + usage.work().category()));
    }

    private void byTokens(PriceSnapshot snapshot, SchoolPrices prices, Category category) {
        var school = new SchoolPriceCheck(usage, category, snapshot, prices, differing);
        var price = school.price();
        published(snapshot, price, Unit.ofList(price.micros()), "the schools' prices");
        school.compare();
    }

    private void byCatalog(PriceSnapshot snapshot, Prices prices, Agreed agreed, Category category) {
        int number = usage.price().catalogVersion();
        var pricedAt = usage.pricedAt();
        var inForce = prices.inForceAt(pricedAt).map(Prices.Version::number).orElse(0);
        demand(number == inForce, "is priced by catalogue version " + number + ", in force was " + inForce);
        var version = prices.versions().get(number);
        var price = version == null ? null : version.prices().get(usage.work().category());
        if (price == null) {
            differing.add(
                    name,
                    "catalogue version " + number + " has no price of "
                            + usage.work().category() + " (" + snapshot.catalogKey() + ")");
            return;
        }
        var unit = agreed.unitOf(usage.payer().accountId(), price.catalogKey(), price.micros(), pricedAt);
        published(
                snapshot,
                price,
                unit,
                "catalogue version " + number + agreed.wording(usage.payer().accountId()));
        quantities(snapshot, Money.ofMicros(unit.micros()), category);
    }

    private void published(PriceSnapshot snapshot, Price price, Unit unit, String where) {
        var what = price.catalogKey() + " in " + where;
        equal("its unit price in micro-USD", Snapshot.unitPriceMicros(snapshot), what, unit.micros());
        equal("its list price in micro-USD", Snapshot.listMicros(snapshot), what, unit.listMicros());
        equal("its discount", Snapshot.discount(snapshot), what, unit.discount());
        equal("its catalogKey", snapshot.catalogKey(), what, price.catalogKey());
        equal("its tier", snapshot.tier(), what, price.tier());
        equal("its unit", snapshot.unit(), what, price.unit());
        equal("its currency", snapshot.currency(), what, price.currency());
        equal("its source", snapshot.source(), what, price.source());
        equal("its meter", snapshot.stripeMeterEventName(), what, price.meter());
    }

    private void quantities(PriceSnapshot snapshot, Money price, Category category) {
        var work = usage.work();
        var units = Units.of(snapshot.units());
        var quoted = category.quoted(work.requestedUnits());
        equal(
                "what is held for it",
                usage.price().holdMicros(),
                "price × requested units",
                work.isMeasured() ? 0L : price.times(quoted).micros());
        equal("the most that it may bill", usage.price().limitMicros(), "its kind", limit(price, category));
        if (!usage.isFinalized()) {
            equal("its estimated quantity", units, "the request", quoted);
        } else if (work.isMeasured()) {
            equal("its whole units", work.requestedUnits(), "its quantity", ceiling(units));
        } else {
            billed(units, quoted, category);
        }
    }

    private void billed(Units units, Units quoted, Category category) {
        switch (category.billed()) {
            case AS_REQUESTED -> equal("its billed quantity", units, "the request", quoted);
            case UP_TO_REQUESTED ->
                demand(
                        units.min(quoted).equals(units),
                        "bills " + units.value() + " units, " + quoted.value() + " were asked for");
            case UP_TO_TEN_MINUTES ->
                demand(units.min(MOST_MINUTES).equals(units), "bills more than the longest render");
            case FIXED, BY_THE_MINUTE, BY_USE -> demand(false, "is paid by a workspace, and is a school's");
        }
    }

    private @Nullable Long limit(Money price, Category category) {
        if (usage.work().isMeasured()) {
            return usage.price().billed();
        }
        return switch (category.billed()) {
            case UP_TO_TEN_MINUTES -> price.times(MOST_MINUTES).micros();
            case AS_REQUESTED, UP_TO_REQUESTED, FIXED, BY_THE_MINUTE, BY_USE -> null;
        };
    }

    private static int ceiling(Units units) {
        return units.value().setScale(0, RoundingMode.CEILING).intValueExact();
    }

    private void equal(String what, @Nullable Object one, String where, @Nullable Object other) {
        differing.demandEqual(name, what, one, where, other);
    }

    private void demand(boolean holds, String otherwise) {
        differing.demand(name, holds, otherwise);
    }
}
