package io.tutorflow.usage.charge;

import io.tutorflow.http.ApiKeyCaller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for work, and who pays for it.
 *
 * @param accountId the workspace that pays
 * @param keyId the API key that asked, if one did
 * @param subject what the record keeps of who asked
 */
public record Asker(UUID accountId, @Nullable UUID keyId, String subject) {

    static Asker of(ApiKeyCaller caller) {
        return new Asker(caller.workspaceId(), caller.keyId(), caller.keyId().toString());
    }

    /** Whoever has the edit token of a slide deck or video; its workspace pays. */
    public static Asker editing(UUID parentId, UUID accountId) {
        return new Asker(accountId, null, "edit:" + parentId);
    }
}
