package io.tutorflow.billing.notify.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification, as somebody who looks sees it.
 *
 * @param readAt when that person marked it as read; null: not yet
 */
record SeenNotification(Notification told, @Nullable Instant readAt) {}
