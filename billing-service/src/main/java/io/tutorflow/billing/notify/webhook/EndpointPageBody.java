package io.tutorflow.billing.notify.webhook;

import io.tutorflow.http.Page;
import java.util.List;

/** Endpoints, newest first. */
record EndpointPageBody(List<EndpointBody> items, long total) {

    static EndpointPageBody of(Page<WebhookEndpoint> page) {
        return new EndpointPageBody(page.items().stream().map(EndpointBody::of).toList(), page.total());
    }
}
