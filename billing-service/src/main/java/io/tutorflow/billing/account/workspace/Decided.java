package io.tutorflow.billing.account.workspace;

/**
 * The result of a change.
 *
 * @param after the account afterwards; equal to the one before if nothing changes
 * @param answer for the caller, possibly a refusal
 */
public record Decided<T>(Account after, T answer) {}
