package io.tutorflow.billing.meter.reconcile;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose failed usage is to be tried again. */
@Schema(name = "MeterRetryRequest")
record MeterRetryRequest(@NotNull UUID workspaceId) {}
