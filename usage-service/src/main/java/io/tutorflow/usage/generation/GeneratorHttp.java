package io.tutorflow.usage.generation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The generator over HTTP. It is called for every charge, hence the plain client. */
@ApplicationScoped
class GeneratorHttp {

    private static final CharSequence IDEMPOTENCY_KEY = HttpHeaders.createOptimized("Idempotency-Key");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final HttpClient client;
    private final RequestOptions target;
    private final ObjectMapper mapper;
    private final String authorization;

    GeneratorHttp(Vertx vertx, ObjectMapper mapper, GeneratorConfig config) {
        this.client = vertx.createHttpClient(config.clientOptions());
        this.target = targetOf(config.url());
        this.mapper = mapper;
        this.authorization = "Bearer " + config.serviceToken();
    }

    /** Fails if there is no reliable answer: no connection, a 5xx, an unreadable body. */
    Uni<Generation> generate(GenerationOrder order) {
        // Serialized before there is a connection, which would otherwise stay open until its timeout if this fails.
        return Uni.createFrom()
                .item(() -> bodyOf(order))
                .flatMap(body -> Uni.createFrom()
                        .emitter(emitter -> client.request(new RequestOptions(target))
                                .compose(request -> send(request, order, body))
                                .compose(response -> read(order, response))
                                .onSuccess(emitter::complete)
                                .onFailure(emitter::fail)));
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, GenerationOrder order, Buffer body) {
        return request.putHeader(HttpHeaders.AUTHORIZATION, authorization)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(IDEMPOTENCY_KEY, order.id().toString())
                .send(body);
    }

    private Future<Generation> read(GenerationOrder order, HttpClientResponse response) {
        return response.body().map(body -> {
            try {
                return generation(order, response.statusCode(), body.getBytes());
            } catch (IOException e) {
                throw new IllegalStateException("The generator's response cannot be read", e);
            }
        });
    }

    private Generation generation(GenerationOrder order, int status, byte[] body) throws IOException {
        return switch (status) {
            case 200 ->
                mapper.readValue(body, GeneratorReply.class)
                        .generation(order.category().unit());
            case 422 ->
                new Generation.Failed(
                        mapper.readValue(body, GeneratorReply.Refusal.class).failure());
            default -> throw new UnexpectedStatus(status);
        };
    }

    private Buffer bodyOf(GenerationOrder order) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(new Body(
                    order.category().text(),
                    order.requestedUnits(),
                    order.prompt(),
                    order.fields(),
                    order.mostTokens())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("This request to the generator cannot be serialized", impossible);
        }
    }

    private static RequestOptions targetOf(URI url) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setTimeout(GeneratorConfig.GIVEN_UP.toMillis())
                .setAbsoluteURI(url.resolve("/generate").toString());
    }

    /** The order in the generator's format. */
    private record Body(
            String category,
            int requestedUnits,
            String prompt,
            @JsonRawValue String fields,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal mostTokens) {}

    /** The generator answered, but not according to its contract. */
    static final class UnexpectedStatus extends RuntimeException {

        private final int status;

        UnexpectedStatus(int status) {
            super("The generator responded with " + status, null, false, false);
            this.status = status;
        }

        /** It rejects the order, and would do so again. */
        boolean isFinal() {
            return status >= 400 && status < 500;
        }
    }
}
