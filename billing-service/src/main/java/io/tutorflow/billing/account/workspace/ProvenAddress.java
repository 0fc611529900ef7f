package io.tutorflow.billing.account.workspace;

/** Another workspace has proved that the address is its own, so nothing is written for anyone else who names it. */
final class ProvenAddress extends RuntimeException {}
