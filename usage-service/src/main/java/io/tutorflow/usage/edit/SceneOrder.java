package io.tutorflow.usage.edit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The scenes of a video in a new order. */
record SceneOrder(
        @NotNull(message = "is required") @Size(max = Draft.MOST_SCENES, message = "must have at most {max} entries")
        List<@NotNull(message = "must not have a null entry") String> sceneIds) {}
