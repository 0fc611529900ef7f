package io.tutorflow.usage.edit;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.RateLimiter;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.UsageRecords;
import io.tutorflow.usage.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens and changes slide decks and videos for holders of their edit token, free of charge. */
@ApplicationScoped
public class EditingDrafts {

    private final EditTokenTable table;
    private final UsageRecords records;
    private final Workspaces workspaces;
    private final RateLimiter limiter;
    private final BusinessClock clock;

    EditingDrafts(
            EditTokenTable table,
            UsageRecords records,
            Workspaces workspaces,
            RateLimiter limiter,
            BusinessClock clock) {
        this.table = table;
        this.records = records;
        this.workspaces = workspaces;
        this.limiter = limiter;
        this.clock = clock;
    }

    /** For work on it, so it must be delivered. */
    public Uni<Opened> open(String token, Category category) {
        return admitted(known(token), category).map(EditingDrafts::delivered);
    }

    /** To read it, which makes the token valid for another hour. */
    Uni<Opened> look(String token, Category category) {
        var expiresAt = clock.now().plus(EditTokens.LIFE);
        return admitted(known(token), category)
                .call(opened -> table.prolong(opened.id(), expiresAt))
                .map(opened -> new Opened(
                        opened.id(), opened.accountId(), opened.done(), opened.work(), opened.draft(), expiresAt));
    }

    Uni<Opened> change(String token, Category category, UnaryOperator<Draft> change) {
        var known = known(token);
        return open(token, category)
                .flatMap(opened -> table.change(known, clock.now(), opened, change))
                .map(EditingDrafts::found);
    }

    /** At the end of a video. */
    Uni<Scene> addScene(String token, NewScene wish) {
        var known = known(token);
        return open(token, Category.VIDEO)
                .flatMap(opened -> table.add(known, clock.now(), opened, wish))
                .map(EditingDrafts::found);
    }

    private Uni<Opened> admitted(EditToken token, Category category) {
        return table.find(token, clock.now())
                .map(EditingDrafts::found)
                .flatMap(kept -> records.find(new RecordId(kept.recordId()), category)
                        .map(usage -> Opened.of(found(usage), kept)))
                .call(this::admit);
    }

    private static EditToken known(String text) {
        return EditToken.of(text).orElseThrow(EditingDrafts::unknown);
    }

    private static <T> T found(Optional<T> found) {
        return found.orElseThrow(EditingDrafts::unknown);
    }

    /** Counts against the same rate limit as the workspace's own requests. */
    private Uni<Void> admit(Opened opened) {
        if (workspaces.isSuspended(opened.accountId())) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_WORKSPACE_SUSPENDED,
                    "The workspace is suspended; contact the platform's operator to reactivate it");
        }
        return limiter.demand(opened.accountId(), workspaces.rateLimitOf(opened.accountId()));
    }

    private static Opened delivered(Opened opened) {
        if (!opened.done()) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_CONFLICT, "This work has not been delivered, so there is nothing to edit");
        }
        return opened;
    }

    /** It reveals neither the token nor whether it ever existed. */
    private static ApiProblem unknown() {
        return ApiProblem.of(ErrorCode.PLATFORM_NOT_FOUND, "This edit token is unknown or has expired");
    }
}
