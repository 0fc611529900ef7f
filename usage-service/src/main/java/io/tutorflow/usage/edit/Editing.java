package io.tutorflow.usage.edit;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.http.RateLimiter;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens and changes slide decks and videos for whoever has their edit token; it costs nothing. */
@ApplicationScoped
public class Editing {

    private final EditTokenTable table;
    private final Workspaces workspaces;
    private final RateLimiter limiter;
    private final BusinessClock clock;

    Editing(EditTokenTable table, Workspaces workspaces, RateLimiter limiter, BusinessClock clock) {
        this.table = table;
        this.workspaces = workspaces;
        this.limiter = limiter;
        this.clock = clock;
    }

    /** For work on it, so it must be delivered. */
    public Uni<Opened> open(String token, Category category) {
        return table.open(known(token), category, clock.now())
                .map(Editing::found)
                .call(this::admit)
                .map(Editing::delivered);
    }

    /** To look at it: the token is good for an hour from now. */
    Uni<Opened> look(String token, Category category) {
        var expiresAt = clock.now().plus(EditTokens.LIFE);
        return table.open(known(token), category, clock.now())
                .map(Editing::found)
                .call(this::admit)
                .call(opened -> table.prolong(opened.id(), expiresAt))
                .map(opened -> new Opened(
                        opened.id(), opened.accountId(), opened.done(), opened.work(), opened.draft(), expiresAt));
    }

    Uni<Opened> change(String token, Category category, UnaryOperator<Draft> change) {
        var known = known(token);
        return table.open(known, category, clock.now())
                .map(Editing::found)
                .call(this::admit)
                .chain(() -> change(known, category, change));
    }

    private Uni<Opened> change(EditToken token, Category category, UnaryOperator<Draft> change) {
        return table.change(token, category, clock.now(), opened -> {
                    var before = delivered(opened);
                    return new Opened(
                            before.id(),
                            before.accountId(),
                            before.done(),
                            before.work(),
                            change.apply(before.draft()),
                            before.expiresAt());
                })
                .map(Editing::found);
    }

    /** At the end of a video. */
    Uni<Scene> addScene(String token, NewScene wish) {
        var known = known(token);
        return table.open(known, Category.VIDEO, clock.now())
                .map(Editing::found)
                .call(this::admit)
                .chain(() -> table.add(known, Category.VIDEO, clock.now(), wish, Editing::delivered))
                .map(found -> found.orElseThrow(Editing::unknown));
    }

    private static EditToken known(String text) {
        return EditToken.of(text).orElseThrow(Editing::unknown);
    }

    private static Opened found(Optional<Opened> opened) {
        return opened.orElseThrow(Editing::unknown);
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
