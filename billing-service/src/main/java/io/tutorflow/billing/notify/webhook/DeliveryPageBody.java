package io.tutorflow.billing.notify.webhook;

import java.util.List;

/** Deliveries, newest first. */
record DeliveryPageBody(List<DeliveryBody> items, long total) {}
