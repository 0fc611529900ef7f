package io.tutorflow.usage.charge;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.http.IdempotencyKey;
import io.tutorflow.usage.catalog.Quotes;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Creates for workspaces, at catalogue prices or by their terms, paid for from their wallets. */
@ApplicationScoped
public class Creates {

    private final FulfillingRequests fulfilling;
    private final HoldingCredits holding;
    private final Quotes quotes;
    private final RandomGenerator random = new SecureRandom();

    Creates(FulfillingRequests fulfilling, HoldingCredits holding, Quotes quotes) {
        this.fulfilling = fulfilling;
        this.holding = holding;
        this.quotes = quotes;
    }

    public Uni<CreateReply> create(ApiKeyCaller caller, @Nullable String headerKey, PlatformRequest request) {
        var key = IdempotencyKey.of(headerKey, request.idempotencyKey());
        var scope = new KeyScope(caller.workspaceId(), request.category(), key);
        return fulfil(Asker.of(caller), Submissions.of(request, key), scope);
    }

    /** Work for something created earlier, with its own record; the parent's is unchanged. */
    public Uni<CreateReply> add(AddOn addOn) {
        var scope = new KeyScope(addOn.parentId(), addOn.work().category(), addOn.key());
        return fulfil(addOn.asker(), addOn.submission(Mode.SYNC, addOn.key()), scope);
    }

    /**
     * Work of which only one may run at a time: its id is derived from the previous one, so that simultaneous requests
     * meet in one row and the first one wins.
     *
     * @param otherwise what the other requests are told
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
                        asker,
                        submission,
                        scope,
                        now -> quotes.quote(asker.payer().accountId(), work.category(), work.quoted(), now),
                        holding))
                .map(CreateReply::of);
    }
}
