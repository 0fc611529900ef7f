package io.tutorflow.internal.record;

import java.util.List;

/** In order of id; fewer than the limit means there are no more. */
public record EndedPage(List<EndedRecord> records) {}
