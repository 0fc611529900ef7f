package io.tutorflow.budget.teacher;

/** A teacher, by the subject of the identity provider's tokens. */
public record TeacherId(String value) {}
