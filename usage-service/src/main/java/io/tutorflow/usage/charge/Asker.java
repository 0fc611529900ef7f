package io.tutorflow.usage.charge;

import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.usage.record.Payer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for work, and who pays for it.
 *
 * @param keyId the API key that asked, which the ledger judges once more; none if a person or an edit token did
 */
public record Asker(Payer payer, @Nullable UUID keyId) {

    static Asker of(ApiKeyCaller caller) {
        return new Asker(new Payer(caller.workspaceId(), caller.keyId().toString()), caller.keyId());
    }

    /** Whoever has the edit token of a slide deck or video; its workspace pays. */
    public static Asker editing(UUID parentId, UUID accountId) {
        return new Asker(new Payer(accountId, "edit:" + parentId), null);
    }
}
