package io.tutorflow.sandbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/** Passes requests to one service, and reports in the API's format when that fails. */
final class ServiceProxy implements ProxyInterceptor {

    /** The only one with sessions. */
    private static final String CONSOLE = "console";

    private static final String SENT = "sent";
    private static final String PLACE = "place";

    private final String service;
    private final Replicas replicas;
    private final Lanes lanes;

    private ServiceProxy(String service, Replicas replicas, Lanes lanes) {
        this.service = service;
        this.replicas = replicas;
        this.lanes = lanes;
    }

    static HttpProxy of(String service, Replicas replicas, HttpClient client, Lanes lanes) {
        ServiceProxy proxy = new ServiceProxy(service, replicas, lanes);
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .addInterceptor(proxy)
                .origin(context -> proxy.connect(context, client));
    }

    private Future<HttpClientRequest> connect(ProxyContext context, HttpClient client) {
        HttpServerRequest request = context.request().proxiedRequest();
        String caller = Lanes.callerOf(request);
        return replicas.connect(address -> {
                    Lane lane = lanes.of(address, request);
                    return lane.take(caller)
                            .compose(place ->
                                    client.request(options(address)).onFailure(unreachable -> lane.giveBack(caller)))
                            .onSuccess(sent -> context.set(PLACE, (Runnable) () -> lane.giveBack(caller)));
                })
                .onSuccess(sent -> context.set(SENT, true));
    }

    private static RequestOptions options(SocketAddress address) {
        return new RequestOptions()
                .setServer(address)
                .setHost(address.host())
                .setPort(address.port())
                .setConnectTimeout(Limits.CONNECT_PATIENCE.toMillis())
                .setIdleTimeout(Limits.ANSWER_PATIENCE.toMillis());
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        ForwardedHeaders.set(request.headers(), request.proxiedRequest());
        if (!service.equals(CONSOLE)) {
            // A session is the console's affair: whoever else got it could act as the person.
            request.headers().remove(HttpHeaders.COOKIE);
        }
        // The address that the browser knows, to which it is to come back after it has signed in.
        request.setAuthority(request.proxiedRequest().authority());
        Body announced = request.getBody();
        LimitedBody limited = new LimitedBody(announced.stream());
        request.setBody(Body.body(limited, announced.length()));
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(answer(request, problem(context, limited, failure))));
    }

    /** However the response ends, the request is no longer in flight. */
    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        return context.sendResponse().onComplete(ended -> {
            Runnable giveBack = context.get(PLACE, Runnable.class);
            if (giveBack != null) {
                giveBack.run();
            }
        });
    }

    private Problem problem(ProxyContext context, LimitedBody body, Throwable failure) {
        if (body.isTooLarge()) {
            return Problem.tooLarge();
        }
        if (failure instanceof FullLane) {
            return Problem.busy(service);
        }
        return context.get(SENT, Boolean.class) == null ? Problem.down(service) : Problem.unanswered(service);
    }

    private static ProxyResponse answer(ProxyRequest request, Problem problem) {
        ProxyResponse response = request.release()
                .response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .setBody(Body.body(problem.body()));
        return problem.isTemporary()
                ? response.putHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS)
                : response;
    }
}
