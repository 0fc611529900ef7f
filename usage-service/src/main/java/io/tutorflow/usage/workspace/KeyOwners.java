package io.tutorflow.usage.workspace;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.http.KeyHash;
import java.util.Optional;

/** Where the owner of a key that was made a moment ago is asked for. */
interface KeyOwners {

    /** The present state of the workspace that has this key, if there is one. */
    Uni<Optional<WorkspaceChanged>> ownerOf(KeyHash hash);
}
