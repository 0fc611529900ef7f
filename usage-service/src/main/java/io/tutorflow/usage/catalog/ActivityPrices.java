package io.tutorflow.usage.catalog;

import io.tutorflow.events.ActivityPricesChanged;
import io.tutorflow.events.EventType;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.messaging.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * This replica's copy of what activities cost in tokens: the standard prices, and what organizations have set instead. Every
 * price of an activity, requested or measured, is found here.
 */
@ApplicationScoped
public class ActivityPrices implements StateTopic<ActivityPricesChanged> {

    /** pricing-service tells all of them again every few minutes. */
    private static final Duration DOUBT_LASTS = Duration.ofMinutes(1);

    /** The key of the standard prices, and whose they are: no organization has this id. */
    private static final String STANDARD_KEY = "standard";

    private static final UUID STANDARD = new UUID(0, 0);

    private final Map<UUID, TokenPrices> known = new ConcurrentHashMap<>();

    private final PriceLists lists = new PriceLists();

    /** Since when, by {@link System#nanoTime()}. */
    private final Map<UUID, Long> doubted = new ConcurrentHashMap<>();

    @Override
    public EventType type() {
        return EventType.ACTIVITY_PRICES_CHANGED;
    }

    /** Called by one thread only. */
    @Override
    public void apply(ActivityPricesChanged told) {
        var owner = told.organizationId() == null ? STANDARD : told.organizationId();
        known.merge(owner, TokenPrices.of(told), TokenPrices::orNewer);
        doubted.remove(owner);
    }

    /** Their owner tells them again; if not soon, a price that may be wrong is no longer charged. */
    @Override
    public void doubt(@Nullable String key) {
        try {
            if (key != null) {
                doubted.putIfAbsent(key.equals(STANDARD_KEY) ? STANDARD : UUID.fromString(key), System.nanoTime());
            }
        } catch (IllegalArgumentException notOurs) {
            // No prices can have been told under it.
        }
    }

    /**
     * The prices in force for the organization at that time.
     *
     * @param courseId null: of no course
     * @throws ApiProblem if this replica has not read them yet, or what is known has been in doubt for too long
     */
    public ActivityPriceList inForce(UUID organization, @Nullable String courseId, Instant at) {
        var told = known.get(STANDARD);
        if (told == null || isDoubted(STANDARD) || isDoubted(organization)) {
            throw ApiProblem.unavailable("The price list of activities");
        }
        var standard = lists.standard(STANDARD, told, at);
        var own = known.get(organization);
        return own == null ? standard : lists.own(organization, own, told, standard, courseId, at);
    }

    boolean areKnown() {
        return known.containsKey(STANDARD) && !isDoubted(STANDARD);
    }

    private boolean isDoubted(UUID owner) {
        var since = doubted.get(owner);
        return since != null && System.nanoTime() - since >= DOUBT_LASTS.toNanos();
    }
}
