package io.tutorflow.billing.notify.webhook;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Where the names of customers' servers lead to, asked anew for each connection. */
interface Names {

    /** One at least, or it fails. */
    Future<List<InetAddress>> resolve(String host);
}
