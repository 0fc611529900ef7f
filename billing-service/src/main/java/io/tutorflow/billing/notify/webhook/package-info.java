/** Customers' webhooks: who wants to be told of what, and the telling of it until it is heard. */
@NullMarked
package io.tutorflow.billing.notify.webhook;

import org.jspecify.annotations.NullMarked;
