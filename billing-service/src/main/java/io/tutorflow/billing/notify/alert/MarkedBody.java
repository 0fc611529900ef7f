package io.tutorflow.billing.notify.alert;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has become of marking notifications as read. */
@Schema(name = "MarkedNotifications")
record MarkedBody(
        @Schema(description = "Marked by this request") int marked,

        @Schema(description = "Still unread: those that came meanwhile")
        long unread) {}
