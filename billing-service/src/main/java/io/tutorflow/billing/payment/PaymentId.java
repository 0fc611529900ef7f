package io.tutorflow.billing.payment;

import java.util.UUID;

/** Created before Stripe hears of the payment; also the id of the transfer that credits it. */
public record PaymentId(UUID value) {}
