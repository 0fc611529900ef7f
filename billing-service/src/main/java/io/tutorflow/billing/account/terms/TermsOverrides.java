package io.tutorflow.billing.account.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refuses to change by hand what a workspace has from its terms: the next version would undo it, and nobody would know. */
@ApplicationScoped
public class TermsOverrides {

    private final TermsAt terms;
    private final BusinessClock clock;

    TermsOverrides(TermsAt terms, BusinessClock clock) {
        this.terms = terms;
        this.clock = clock;
    }

    /** Null is what is not to be changed; what the terms say anyway may be said. */
    public Uni<Void> demandFree(UUID workspace, @Nullable String planCode, @Nullable Integer rateLimitPerMinute) {
        return planCode == null && rateLimitPerMinute == null
                ? Uni.createFrom().voidItem()
                : terms.at(List.of(workspace), clock.now())
                        .invoke(found ->
                                demand(found.getOrDefault(workspace, TermsVersion.NONE), planCode, rateLimitPerMinute))
                        .replaceWithVoid();
    }

    private static void demand(TermsVersion version, @Nullable String planCode, @Nullable Integer rateLimitPerMinute) {
        if (version.number() == 0) {
            return;
        }
        if (planCode != null && !planCode.equals(version.planCode())) {
            throw problem("planCode", version);
        }
        if (rateLimitPerMinute != null
                && version.rateLimitPerMinute() != null
                && !rateLimitPerMinute.equals(version.rateLimitPerMinute())) {
            throw problem("rateLimitPerMinute", version);
        }
    }

    private static ApiProblem problem(String field, TermsVersion version) {
        return ApiProblem.of(
                ErrorCode.PLATFORM_CONFLICT,
                "%s is agreed in the workspace's terms (version %d); agree others by PUT /v1/admin/workspaces/{id}/terms"
                        .formatted(field, version.number()));
    }
}
