package io.tutorflow.usage.admission;

import io.tutorflow.admission.AdaptiveLimit;
import io.tutorflow.admission.AdaptiveLimit.Bounds;
import io.tutorflow.admission.FairShare;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The requests between arrival and record: how many are allowed, and whose they are. */
final class Arrivals {

    private static final Duration WINDOW = Duration.ofMillis(200);

    /**
     * A request that takes longer to send its body or to be authenticated gives up its place, so that slow clients
     * cannot block the door.
     */
    static final Duration MAY_STAND = Duration.ofSeconds(1);

    private final Bounds bounds;
    private final Duration mostLag;
    private final LongSupplier nanos;
    private final Consumer<Duration> told;
    private final AdaptiveLimit limit;
    private final FairShare<Object> share;
    private final ArrayDeque<Place> standing = new ArrayDeque<>();

    Arrivals(AdmissionConfig config, LongSupplier nanos, Consumer<Duration> told) {
        this.bounds = new Bounds(config.least(), config.most(), config.target(), WINDOW);
        this.mostLag = config.lag();
        this.nanos = nanos;
        this.told = told;
        this.limit = new AdaptiveLimit(bounds, nanos.getAsLong());
        this.share = new FairShare<>(this::limit);
    }

    /**
     * @param owner as far as it is known before anything is checked
     * @param lag how late the event loop is
     */
    Arrival arrive(Object owner, Duration lag) {
        giveUpStanding();
        if (lag.compareTo(mostLag) > 0 && share.taken() >= bounds.least()) {
            return new Arrival.Refused(Refusal.LAG);
        }
        return switch (share.take(owner)) {
            case TAKEN -> new Arrival.Admitted(stand(owner));
            case FULL -> new Arrival.Refused(Refusal.LIMIT);
            case SHARE_USED_UP -> new Arrival.Refused(Refusal.SHARE);
        };
    }

    private Place stand(Object owner) {
        var place = new Place(this, owner, nanos.getAsLong());
        synchronized (standing) {
            standing.add(place);
        }
        return place;
    }

    private void giveUpStanding() {
        long latest = nanos.getAsLong() - MAY_STAND.toNanos();
        synchronized (standing) {
            for (var first = standing.peek();
                    first != null && (!first.isStanding() || first.since() - latest <= 0);
                    first = standing.peek()) {
                standing.remove().leave();
            }
        }
    }

    FairShare<Object> share() {
        return share;
    }

    int limit() {
        return limit.limit(nanos.getAsLong());
    }

    long now() {
        return nanos.getAsLong();
    }

    boolean isSlow(Duration took) {
        return took.compareTo(bounds.target()) > 0;
    }

    void cameThrough(Duration took) {
        told.accept(took);
        limit.cameThrough(took, nanos.getAsLong());
    }
}
