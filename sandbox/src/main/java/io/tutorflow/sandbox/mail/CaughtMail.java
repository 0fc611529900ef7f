package io.tutorflow.sandbox.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail as its receiver would have seen it.
 *
 * @param body as text
 * @param html the same as HTML; none if it was not sent
 */
public record CaughtMail(
        String sentAt,
        String from,
        String to,
        String subject,
        String body,
        @Nullable String html) {}
