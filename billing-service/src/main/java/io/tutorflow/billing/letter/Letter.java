package io.tutorflow.billing.letter;

import java.util.UUID;

/**
 * A mail to one person.
 *
 * @param id the sender's key: the same letter is owed once, however often it is asked for
 */
public record Letter(UUID id, String recipient, String subject, String text) {}
