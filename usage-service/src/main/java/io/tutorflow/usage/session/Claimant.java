package io.tutorflow.usage.session;

/**
 * Who was the first to ask for the summary of a session, in the name of whom everybody asks.
 *
 * @param role {@code org_admin}, {@code teacher} or {@code student}
 */
public record Claimant(String subject, String role) {}
