package io.tutorflow.internal.record;

import java.util.List;

/** In the order of their ids; fewer than the limit: there are no more. */
public record EndedPage(List<EndedRecord> records) {}
