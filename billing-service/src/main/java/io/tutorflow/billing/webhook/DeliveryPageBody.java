package io.tutorflow.billing.webhook;

import java.util.List;

/** Deliveries, newest first. */
record DeliveryPageBody(List<DeliveryBody> items, long total) {}
