package io.tutorflow.billing.payment.receipt;

/** Who sells, as it stands on a document. */
public record Issuer(String name, String address) {}
