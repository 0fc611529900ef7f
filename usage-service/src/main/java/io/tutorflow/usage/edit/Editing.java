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

/** Opens and changes slide decks and videos for whoever has their edit token; it costs nothing. */
@ApplicationScoped
public class Editing {

    private final EditTokenTable table;
    private final UsageRecords records;
    private final Workspaces workspaces;
    private final RateLimiter limiter;
    private final BusinessClock clock;

    Editing(
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
        return admitted(known(token), category).map(Editing::delivered);
    }

    /** To look at it: the token is good for an hour from now. */
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
                .map(Editing::found);
    }

    /** At the end of a video. */
    Uni<Scene> addScene(String token, NewScene wish) {
        var known = known(token);
        return open(token, Category.VIDEO)
                .flatMap(opened -> table.add(known, clock.now(), opened, wish))
                .map(Editing::found);
    }

    private Uni<Opened> admitted(EditToken token, Category category) {
        return table.find(token, clock.now())
                .map(Editing::found)
                .flatMap(kept -> records.find(new RecordId(kept.recordId()), category)
                        .map(usage -> Opened.of(found(usage), kept)))
                .call(this::admit);
    }

    private static EditToken known(String text) {
        return EditToken.of(text).orElseThrow(Editing::unknown);
    }

    private static <T> T found(Optional<T> found) {
        return found.orElseThrow(Editing::unknown);
    }

    /** As its workspace's own requests are, and out of the same limit. */
    private Uni<Void> admit(Opened opened) {
        if (workspaces.isSuspended(opened.accountId())) {
            throw ApiProblem.of(
                    ErrorCode.PLATFORM_WORKSPACE_SUSPENDED,
                    "The workspace is suspended; its operator can re-activate it");
        }
        return limiter.demand(opened.accountId(), workspaces.rateLimitOf(opened.accountId()));
    }

    private static Opened delivered(Opened opened) {
        if (!opened.done()) {
            throw ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, "There is nothing to edit: it is not delivered");
        }
        return opened;
    }

    /** It does not say the token, nor whether there ever was one. */
    private static ApiProblem unknown() {
        return ApiProblem.notFound("The edit token is unknown or has expired; what it opens");
    }
}
