package io.tutorflow.internal.account;

import java.util.Map;
import java.util.UUID;

/** The kind of each id that is an account. */
public record FoundAccounts(Map<UUID, FoundKind> kinds) {}
