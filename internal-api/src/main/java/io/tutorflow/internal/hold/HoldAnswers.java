package io.tutorflow.internal.hold;

import java.util.List;

/** In the order of the requests. */
public record HoldAnswers(List<HoldAnswer> answers) {}
