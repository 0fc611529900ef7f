package io.tutorflow.billing.receipt;

/** Who sells, as it stands on a document. */
public record Issuer(String name, String address) {}
