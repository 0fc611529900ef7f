package io.tutorflow.billing.notify.alert;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of somebody's notifications. */
@Schema(name = "NotificationPage", description = "Notifications, newest first.")
record NotificationPageBody(
        List<NotificationBody> items,

        @Schema(description = "Those that were asked for: all, or all unread ones")
        long total,

        @Schema(description = "Those that you have not marked as read")
        long unread) {}
