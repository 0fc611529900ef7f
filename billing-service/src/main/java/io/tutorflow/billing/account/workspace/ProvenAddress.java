package io.tutorflow.billing.account.workspace;

/** Another workspace has proved that the address is its own: nothing is written for whoever else names it. */
final class ProvenAddress extends RuntimeException {}
