package io.tutorflow.billing.job;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Work that is parked no more. */
@Schema(name = "SchedulerRetry")
record RetryBody(@Schema(examples = "letters") String name, UUID id) {}
