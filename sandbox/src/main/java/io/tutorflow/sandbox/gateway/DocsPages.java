package io.tutorflow.sandbox.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Swagger UI over the OpenAPI document of the whole API, at {@code /docs/}. */
final class DocsPages {

    private static final String OURS = "/io/tutorflow/sandbox/gateway/docs/";
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.32.0/";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    /** A file of the page: its resource on the class path, and its type. */
    private record Page(String resource, String type) {}

    private static final Map<String, Page> PAGES = Map.of(
            "/docs/", new Page(OURS + "index.html", HTML),
            "/docs/start.js", new Page(OURS + "start.js", SCRIPT),
            "/docs/swagger-ui.css", new Page(SWAGGER + "swagger-ui.css", STYLE),
            "/docs/swagger-ui-bundle.js", new Page(SWAGGER + "swagger-ui-bundle.js", SCRIPT));

    private final Map<String, Buffer> read = new ConcurrentHashMap<>();

    /** Answers with the page for this path, if there is one. */
    boolean answer(String path, HttpServerResponse response) {
        if (path.equals("/docs")) {
            response.setStatusCode(302)
                    .putHeader(HttpHeaders.LOCATION, "/docs/")
                    .end();
            return true;
        }
        Optional<Page> page = Optional.ofNullable(PAGES.get(path));
        page.ifPresent(found -> response.putHeader(HttpHeaders.CONTENT_TYPE, found.type())
                .putHeader("Content-Security-Policy", POLICY)
                .end(read.computeIfAbsent(found.resource(), DocsPages::load)));
        return page.isPresent();
    }

    private static Buffer load(String resource) {
        try (InputStream content = DocsPages.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return Buffer.buffer(content.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
