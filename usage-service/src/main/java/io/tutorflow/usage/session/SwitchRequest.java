package io.tutorflow.usage.session;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request to switch transcription and summary of sessions on or off. */
@Schema(name = "PostSessionSummaryRequest")
record SwitchRequest(@NotNull(message = "is required") Boolean enabled) {}
