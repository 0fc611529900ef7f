package io.tutorflow.internal.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Whose key is this? The answer is a {@link io.tutorflow.events.WorkspaceChanged}, as the topic tells it.
 *
 * @param keyHash SHA-256 of the key, hexadecimal
 */
public record KeyLookup(
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String keyHash) {}
