package io.tutorflow.sandbox.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail as its receiver would have seen it.
 *
 * @param body as text
 * @param html the same as HTML; null if there is none
 */
public record CaughtMail(
        String sentAt,
        String from,
        String to,
        String subject,
        String body,
        @Nullable String html) {}
