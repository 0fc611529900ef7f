package io.tutorflow.usage.catalog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.EventType;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.messaging.StateTopic;
import io.tutorflow.money.Reductions;
import io.tutorflow.money.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** This replica's copy of the price catalogue. */
@ApplicationScoped
public class Catalogs implements StateTopic<CatalogPublished> {

    /** Enough time for pricing-service to republish; a new price takes effect even later. */
    private static final Duration DOUBT_LASTS = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(Catalogs.class);

    private final Counter alarms;
    private volatile Catalog catalog = Catalog.UNKNOWN;

    /** From {@link System#nanoTime()}. */
    private volatile @Nullable Long doubtedAt;

    public Catalogs(MeterRegistry metrics) {
        alarms = Counter.builder("tutorflow.catalog.alarms")
                .description(
                        "Catalogues with prices for categories this release cannot sell; each is logged and needs a"
                                + " person")
                .register(metrics);
    }

    @Override
    public EventType type() {
        return EventType.CATALOG_PUBLISHED;
    }

    /** Called by one thread only. */
    @Override
    public void apply(CatalogPublished published) {
        var before = catalog;
        catalog = before.orNewer(Catalog.of(published));
        doubtedAt = null;
        if (catalog.revision() > before.revision() && !catalog.unknown().isEmpty()) {
            alarms.increment();
            LOG.errorf(
                    "ALARM, the catalogue has prices for categories this release cannot sell: %s", catalog.unknown());
        }
    }

    /** The owner republishes within seconds; otherwise prices that may be wrong are no longer charged. */
    @Override
    public void doubt(@Nullable String key) {
        doubtedAt = System.nanoTime();
    }

    /**
     * Empty if no price was in force.
     *
     * @throws ApiProblem if this replica has not read the catalogue yet, which says nothing about prices
     */
    Optional<Quote> find(Category category, Units units, Instant at, Reductions reductions) {
        return known().quote(category, units, at, reductions);
    }

    /**
     * The key of the category's price in every version.
     *
     * @throws ApiProblem like {@link #find}
     */
    public Optional<String> keyOf(Category category) {
        return known().keyOf(category);
    }

    boolean areKnown() {
        var since = doubtedAt;
        return catalog.isKnown() && (since == null || System.nanoTime() - since < DOUBT_LASTS.toNanos());
    }

    private Catalog known() {
        if (!areKnown()) {
            throw ApiProblem.unavailable("The price catalogue");
        }
        return catalog;
    }
}
