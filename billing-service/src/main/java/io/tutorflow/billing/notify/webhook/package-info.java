/** Customers' webhooks: endpoints, events, and their delivery. */
@NullMarked
package io.tutorflow.billing.notify.webhook;

import org.jspecify.annotations.NullMarked;
