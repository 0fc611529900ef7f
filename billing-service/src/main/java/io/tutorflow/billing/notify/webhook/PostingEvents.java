package io.tutorflow.billing.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.clock.RealClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Sends an event to a customer's server, once. The name is resolved here, its address is checked, and that same address
 * is connected to, so a name that resolves differently a moment later is no threat. Connections are not reused, and
 * redirects are not followed.
 */
@ApplicationScoped
class PostingEvents {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int HEADERS = 16_384;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Vertx vertx;
    private final HttpClient client;
    private final Names names;
    private final WebhookSettings settings;
    private final RealClock clock;

    @Inject
    PostingEvents(Vertx vertx, Names names, WebhookSettings settings, RealClock clock) {
        this(vertx, new HttpClientOptions(), names, settings, clock);
    }

    /** @param trusting the trust settings for certificates */
    PostingEvents(Vertx vertx, HttpClientOptions trusting, Names names, WebhookSettings settings, RealClock clock) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(trusting.setKeepAlive(false)
                .setMaxPoolSize(WebhookLimits.IN_FLIGHT)
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxHeaderSize(HEADERS)
                .setVerifyHost(true));
        this.names = names;
        this.settings = settings;
        this.clock = clock;
    }

    /** Never fails; ends with the timeout, whatever the server does. */
    Future<Reply> post(ClaimedDelivery delivery) {
        Promise<Reply> reply = Promise.promise();
        var timeout = settings.timeout();
        long timer = vertx.setTimer(
                timeout.toMillis(),
                late -> reply.tryComplete(new Reply.Unanswered("no answer within " + seconds(timeout))));
        reply.future().onComplete(over -> vertx.cancelTimer(timer));
        Future.succeededFuture(delivery)
                .compose(this::options)
                .compose(client::request)
                .onSuccess(request -> exchange(request, delivery, reply))
                .onFailure(failure -> reply.tryComplete(new Reply.Unanswered(ReplyText.of(failure))));
        return reply.future();
    }

    private Future<RequestOptions> options(ClaimedDelivery delivery) {
        var uri = URI.create(delivery.url());
        boolean secure = "https".equals(uri.getScheme());
        int port = uri.getPort() != -1 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return names.resolve(EndpointUrls.hostOf(uri))
                .map(this::allowed)
                .map(address -> new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                        .setHost(uri.getHost())
                        .setPort(port)
                        .setSsl(secure)
                        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery()));
    }

    /** An internal address among others is not a mistake that a customer makes. */
    private InetAddress allowed(List<InetAddress> addresses) {
        if (!settings.allowPrivate() && !addresses.stream().allMatch(PublicAddresses::has)) {
            throw new IllegalArgumentException("the host does not resolve to a public address");
        }
        return addresses.getFirst();
    }

    private void exchange(HttpClientRequest request, ClaimedDelivery delivery, Promise<Reply> reply) {
        reply.future().onComplete(over -> request.reset());
        long timestamp = clock.now().getEpochSecond();
        var id = delivery.eventId().toString();
        request.putHeader("content-type", "application/json")
                .putHeader("user-agent", "TutorFlow-Webhooks/1")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader(
                        "webhook-signature", Signatures.header(delivery.secrets(), id, timestamp, delivery.payload()))
                .send(Buffer.buffer(delivery.payload().getBytes(UTF_8)))
                .onSuccess(response -> read(response, reply))
                .onFailure(failure -> reply.tryComplete(new Reply.Unanswered(ReplyText.of(failure))));
    }

    private void read(HttpClientResponse response, Promise<Reply> reply) {
        var body = Buffer.buffer();
        Runnable answered = () -> reply.tryComplete(new Reply.Answered(
                response.statusCode(),
                ReplyText.of(body.getBytes()),
                ReplyText.retryAfter(response.getHeader("retry-after"), clock.now())));
        response.handler(part -> {
            body.appendBuffer(part, 0, Math.min(part.length(), WebhookLimits.READ - body.length()));
            if (body.length() >= WebhookLimits.READ) {
                answered.run();
            }
        });
        response.exceptionHandler(broken -> answered.run());
        response.endHandler(end -> answered.run());
    }

    private static String seconds(Duration timeout) {
        return timeout.toSeconds() + " seconds";
    }
}
