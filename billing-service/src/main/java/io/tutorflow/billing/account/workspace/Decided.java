package io.tutorflow.billing.account.workspace;

/**
 * What a change comes to.
 *
 * @param after the account from now on; equal to the one before if nothing changes
 * @param answer what the caller is told, a refusal included
 */
public record Decided<T>(Account after, T answer) {}
