package io.tutorflow.billing.meter.plan;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.meter.plan.Difference.Kind;
import io.tutorflow.billing.meter.plan.Difference.Missing;
import io.tutorflow.billing.payment.StripePlans;
import io.tutorflow.billing.payment.StripePlans.Stock;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Makes what Stripe lacks of the catalogue. Nothing is noted here: Stripe's own names say what there is. */
@ApplicationScoped
class Provisioning {

    private final Pool pool;
    private final StripePlans stripe;
    private final BusinessClock clock;

    Provisioning(Pool pool, StripePlans stripe, BusinessClock clock) {
        this.pool = pool;
        this.stripe = stripe;
        this.clock = clock;
    }

    /** What is sold now or will be, and what was sold so lately that usage of this month may bear its name. */
    Uni<List<MeteredPrice>> prices() {
        var month = PlanLimits.beginning(YearMonth.from(clock.now().atOffset(ZoneOffset.UTC)));
        return PriceTable.soldSince(pool, month.minus(PlanLimits.LAST_USE));
    }

    /** Of the catalogue, that has arrived here. */
    Uni<Integer> newestVersion() {
        return PriceTable.newestVersion(pool);
    }

    /** Of every price that there ever was. */
    Uni<Set<String>> lookupKeys() {
        return PriceTable.lookupKeys(pool);
    }

    Uni<Difference> difference() {
        return prices().invoke(prices -> {
                    if (prices.isEmpty()) {
                        throw ApiProblem.unavailable("The price catalogue");
                    }
                })
                .chain(prices -> difference(prices));
    }

    private Uni<Difference> difference(List<MeteredPrice> prices) {
        return stripe.stock(Difference.names(prices)).map(stock -> Difference.of(prices, stock));
    }

    /** What can be subscribed to of these. */
    Uni<Offer> offer(List<MeteredPrice> prices) {
        return stripe.stock(Difference.names(prices).withoutProducts()).map(stock -> Offer.of(prices, stock));
    }

    /**
     * Makes what is missing, and answers what still is: the price of a meter that is archived, say. Again after a failure, it
     * goes on where it was.
     */
    Uni<Made> make() {
        return difference()
                .chain(before -> each(Kind.METER, before, this::makeMeter)
                        .chain(() -> each(Kind.PRODUCT, before, this::makeProduct))
                        .chain(() -> stripe.stock(Difference.names(before.prices())))
                        .chain(stock -> each(Kind.PRICE, before, missing -> makePrice(missing.price(), stock)))
                        .chain(() -> difference(before.prices()))
                        .map(after -> new Made(before.missing(), after)));
    }

    private static Uni<Void> each(Kind kind, Difference difference, Function<Missing, Uni<? extends Void>> making) {
        return Multi.createFrom()
                .iterable(difference.missing())
                .filter(missing -> missing.kind() == kind)
                .onItem()
                .transformToUniAndConcatenate(making)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> makeMeter(Missing missing) {
        return stripe.makeMeter(missing.name(), missing.price().meterName());
    }

    private Uni<Void> makeProduct(Missing missing) {
        return stripe.makeProduct(missing.price().product());
    }

    private Uni<Void> makePrice(MeteredPrice price, Stock stock) {
        var meter = stock.meters().get(price.eventName());
        return meter == null || !meter.active() ? Uni.createFrom().voidItem() : stripe.makePrice(price.at(meter.id()));
    }

    /** @param lacked before */
    record Made(List<Missing> lacked, Difference left) {

        List<Missing> made() {
            return lacked.stream()
                    .filter(missing -> !left.missing().contains(missing))
                    .toList();
        }
    }
}
