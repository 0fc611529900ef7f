package io.tutorflow.billing.job;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All schedulers, by name. */
@Schema(name = "Schedulers")
record SchedulersBody(List<SchedulerBody> schedulers) {}
