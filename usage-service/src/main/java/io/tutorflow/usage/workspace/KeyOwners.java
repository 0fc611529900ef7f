package io.tutorflow.usage.workspace;

import io.smallrye.mutiny.Uni;
import io.tutorflow.events.WorkspaceChanged;
import io.tutorflow.http.KeyHash;
import java.util.Optional;

/** Looks up the owner of an API key that was created a moment ago. */
interface KeyOwners {

    /** The current state of the workspace that has this key, if there is one. */
    Uni<Optional<WorkspaceChanged>> ownerOf(KeyHash hash);
}
