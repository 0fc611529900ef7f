package io.tutorflow.usage.charge;

import io.tutorflow.http.ApiKeyCaller;
import io.tutorflow.usage.record.Payer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who requests work, and who pays for it.
 *
 * @param keyId the API key, which the ledger checks again; null if a person or an edit token asks
 */
public record Asker(Payer payer, @Nullable UUID keyId) {

    static Asker of(ApiKeyCaller caller) {
        return new Asker(new Payer(caller.workspaceId(), caller.keyId().toString()), caller.keyId());
    }

    /** The holder of an edit token; the workspace of its slide deck or video pays. */
    public static Asker editing(UUID parentId, UUID accountId) {
        return new Asker(new Payer(accountId, "edit:" + parentId), null);
    }
}
