package io.tutorflow.billing.notify.webhook;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Resolves the names of customers' servers, for each connection. */
interface Names {

    /** At least one, or it fails. */
    Future<List<InetAddress>> resolve(String host);
}
