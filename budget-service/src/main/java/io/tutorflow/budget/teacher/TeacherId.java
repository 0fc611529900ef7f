package io.tutorflow.budget.teacher;

/** A teacher, by the subject of the identity provider's tokens. */
record TeacherId(String value) {}
