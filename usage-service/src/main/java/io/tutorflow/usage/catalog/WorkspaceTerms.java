package io.tutorflow.usage.catalog;

import io.tutorflow.events.EventType;
import io.tutorflow.events.TermsChanged;
import io.tutorflow.events.TermsChanged.TermsVersion;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.messaging.StateTopic;
import io.tutorflow.money.Reductions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** This replica's copy of what is agreed with single workspaces, as far as prices go by it. */
@ApplicationScoped
public class WorkspaceTerms implements StateTopic<TermsChanged> {

    /** A new version takes effect later still; pricing-service tells all of them again every few minutes. */
    private static final Duration DOUBT_LASTS = Duration.ofMinutes(1);

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    /** Since when, by {@link System#nanoTime()}. */
    private final Map<UUID, Long> doubted = new ConcurrentHashMap<>();

    @Override
    public EventType type() {
        return EventType.TERMS_CHANGED;
    }

    /** Called by one thread only. */
    @Override
    public void apply(TermsChanged told) {
        known.merge(told.workspaceId(), Known.of(told), Known::orNewer);
        doubted.remove(told.workspaceId());
    }

    /** Its owner tells it again; if not soon, a price that may be wrong is no longer charged. */
    @Override
    public void doubt(@Nullable String key) {
        try {
            if (key != null) {
                doubted.putIfAbsent(UUID.fromString(key), System.nanoTime());
            }
        } catch (IllegalArgumentException notOurs) {
            // No terms of a workspace can have been told under it.
        }
    }

    /** @throws ApiProblem if what is known has been in doubt for too long */
    Reductions at(UUID workspace, Instant time) {
        var since = doubted.get(workspace);
        if (since != null && System.nanoTime() - since >= DOUBT_LASTS.toNanos()) {
            throw ApiProblem.unavailable("The terms of the workspace");
        }
        var versions = known.get(workspace);
        return versions == null ? Reductions.NONE : versions.at(time);
    }

    /** @param versions newest first */
    private record Known(long revision, List<AgreedReductions> versions) {

        static Known of(TermsChanged told) {
            return new Known(
                    told.revision(),
                    told.versions().stream()
                            .sorted(Comparator.comparing(TermsVersion::effectiveFrom)
                                    .thenComparingInt(TermsVersion::version)
                                    .reversed())
                            .map(AgreedReductions::of)
                            .toList());
        }

        Known orNewer(Known other) {
            return other.revision > revision ? other : this;
        }

        Reductions at(Instant time) {
            return versions.stream()
                    .filter(version -> !version.effectiveFrom().isAfter(time))
                    .findFirst()
                    .map(AgreedReductions::reductions)
                    .orElse(Reductions.NONE);
        }
    }
}
