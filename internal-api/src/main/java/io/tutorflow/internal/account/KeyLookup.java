package io.tutorflow.internal.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Asks whose key this is. The answer is a {@link io.tutorflow.events.WorkspaceChanged}, as published on the topic.
 *
 * @param keyHash SHA-256 of the key, hexadecimal
 */
public record KeyLookup(
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String keyHash) {}
