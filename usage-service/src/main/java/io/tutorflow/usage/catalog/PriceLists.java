package io.tutorflow.usage.catalog;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What prices come to: each list is made once for as long as the same changes are in force. */
final class PriceLists {

    /** No course has a blank id. */
    private static final String EVERYWHERE = "";

    private final Map<UUID, Made> made = new ConcurrentHashMap<>();

    /** Which changes are in force: how many of which revisions, of the standard prices and of the organization's own. */
    private record Standing(long standard, int ofStandard, long own, int ofOwn) {

        Standing(TokenPrices standard, Instant at) {
            this(standard.revision(), standard.inForce(at), 0, 0);
        }

        Standing(TokenPrices standard, TokenPrices own, Instant at) {
            this(standard.revision(), standard.inForce(at), own.revision(), own.inForce(at));
        }
    }

    /** By courses; those that have no prices of their own share one. */
    private record Made(Standing standing, Map<String, ActivityPriceList> ofCourses) {}

    /** @param owner whoever asks for standard prices */
    ActivityPriceList standard(UUID owner, TokenPrices standard, Instant at) {
        return of(
                owner,
                new Standing(standard, at),
                EVERYWHERE,
                () -> standard.list(ActivityPriceList.NOTHING, null, at).asStandard());
    }

    ActivityPriceList own(
            UUID owner,
            TokenPrices own,
            TokenPrices standard,
            ActivityPriceList elsewhere,
            @Nullable String courseId,
            Instant at) {
        var course = courseId != null && own.names(courseId) ? courseId : EVERYWHERE;
        return of(owner, new Standing(standard, own, at), course, () -> own.list(elsewhere, courseId, at));
    }

    private ActivityPriceList of(UUID owner, Standing standing, String course, Supplier<ActivityPriceList> making) {
        var known = made.get(owner);
        if (known == null || !known.standing().equals(standing)) {
            known = new Made(standing, new ConcurrentHashMap<>());
            made.put(owner, known);
        }
        return known.ofCourses().computeIfAbsent(course, ignored -> making.get());
    }
}
