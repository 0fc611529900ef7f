package io.tutorflow.sandbox.audit;

/** A dispute as billing-service has it. */
record DisputeRow(String id, String state, long cents) {}
