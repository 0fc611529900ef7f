package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.usage.catalog.Catalogs;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What workspaces have made, at the catalogue's prices, out of their wallets. */
@ApplicationScoped
public class Creates {

    private final Fulfilling fulfilling;
    private final HoldingCredits holding;
    private final Catalogs catalogs;
    private final RandomGenerator random = new SecureRandom();

    Creates(Fulfilling fulfilling, HoldingCredits holding, Catalogs catalogs) {
        this.fulfilling = fulfilling;
        this.holding = holding;
        this.catalogs = catalogs;
    }

    public Uni<CreateReply> create(ApiKeyCaller caller, @Nullable String headerKey, PlatformRequest request) {
        var key = IdempotencyKey.of(headerKey, request.idempotencyKey());
        var scope = new KeyScope(caller.workspaceId(), request.category(), key);
        return fulfil(Asker.of(caller), Submissions.of(request, key), scope);
    }

    /** Work for what was created before, under its own record; the parent's is not touched. */
    public Uni<CreateReply> add(AddOn addOn) {
        var scope = new KeyScope(addOn.parentId(), addOn.work().category(), addOn.key());
        return fulfil(addOn.asker(), addOn.submission(Mode.SYNC, addOn.key()), scope);
    }

    /**
     * Work of which there is one at a time: its id follows from the one before, so that all who ask at the same moment
     * meet in one row, whose first one wins.
     *
     * @param otherwise what the others are told
     */
    public Uni<CreateReply> addNext(AddOn addOn, @Nullable UUID before, String otherwise) {
        var submission = addOn.submission(Mode.ASYNC, addOn.key() == null ? "" + random.nextLong() : addOn.key());
        var scope = new KeyScope(addOn.parentId(), submission.category().text(), "after " + before, otherwise);
        return fulfil(addOn.asker(), submission, scope);
    }

    private Uni<CreateReply> fulfil(Asker asker, Submission submission, KeyScope scope) {
        var work = submission.work();
        return fulfilling
                .fulfil(new Wish(
                        asker, submission, scope, now -> catalogs.quote(work.category(), work.quoted(), now), holding))
                .map(CreateReply::of);
    }
}
