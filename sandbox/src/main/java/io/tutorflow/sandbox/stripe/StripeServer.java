package io.tutorflow.sandbox.stripe;

import io.tutorflow.sandbox.stripe.api.Call;
import io.tutorflow.sandbox.stripe.api.Outcome;
import io.tutorflow.sandbox.stripe.api.Outcome.Answered;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The HTTP side of the account: it listens, and does what the account says with answer and connection. */
final class StripeServer extends AbstractVerticle {

    private static final int MOST_BODY_BYTES = 1024 * 1024;

    private final String host;
    private final int port;
    private final StripeAccount account;

    StripeServer(String host, int port, StripeAccount account) {
        this.host = host;
        this.port = port;
        this.account = account;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(new HttpServerOptions().setHost(host).setPort(port))
                .requestHandler(this::handle)
                .listen()
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/health")) {
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end("{\"status\":\"UP\"}");
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(piece -> {
            if (body.length() <= MOST_BODY_BYTES) {
                body.appendBuffer(piece);
            }
        });
        request.endHandler(end -> {
            if (body.length() > MOST_BODY_BYTES) {
                request.response().setStatusCode(413).end();
            } else {
                serve(request, call(request, body));
            }
        });
    }

    private static Call call(HttpServerRequest request, Buffer body) {
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        String query = request.query() == null ? "" : request.query();
        return new Call(request.method().name(), request.path(), query, headers, body.toString());
    }

    /** Off the event loop, because what is done waits for the disk. */
    private void serve(HttpServerRequest request, Call call) {
        Context context = vertx.getOrCreateContext();
        Thread.ofVirtual().start(() -> {
            try {
                Outcome outcome = account.serve(call);
                context.runOnContext(nothing -> send(request, outcome));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException bug) {
                System.err.println(call.method() + " " + call.path() + " failed");
                bug.printStackTrace();
                context.runOnContext(nothing -> send(request, broken(bug)));
            }
        });
    }

    private static Answered broken(RuntimeException bug) {
        String message = "the sandbox's Stripe has a bug: " + bug.toString().replaceAll("[\"\\\\\\p{Cntrl}]", " ");
        return new Answered(
                500,
                Map.of("Content-Type", "application/json"),
                "{\"error\":{\"type\":\"api_error\",\"message\":\"" + message + "\"}}");
    }

    private static void send(HttpServerRequest request, Outcome outcome) {
        switch (outcome) {
            case Answered answered -> {
                if (!request.response().closed()) {
                    request.response().setStatusCode(answered.status());
                    answered.headers().forEach(request.response()::putHeader);
                    request.response().end(request.method().equals(HttpMethod.HEAD) ? "" : answered.body());
                }
            }
            case Outcome.Cut cut -> request.connection().close();
            case Outcome.Silent silent -> {}
        }
    }
}
