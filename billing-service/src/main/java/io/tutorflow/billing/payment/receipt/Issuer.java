package io.tutorflow.billing.payment.receipt;

/** The seller named on a document. */
public record Issuer(String name, String address) {}
