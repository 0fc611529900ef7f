package io.tutorflow.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers are JSON where an endpoint says nothing else. Asked for another type, the framework would write an answer of
 * a generic type as its Java text; and it would find out that Accept cannot be read only when the work is done.
 */
class JsonAnswers {

    @ServerRequestFilter
    void judge(ContainerRequestContext request, ResourceInfo target, HttpServerRequest http) {
        if (http.getHeader(HttpHeaders.ACCEPT) == null || saysItself(target)) {
            return;
        }
        if (acceptedBy(request).stream().noneMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible)) {
            throw notAccepted();
        }
        http.headers().set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
    }

    static ApiProblem notAccepted() {
        return ApiProblem.invalid("Accept must admit application/json, or be left out");
    }

    private static boolean saysItself(ResourceInfo target) {
        return target.getResourceMethod().isAnnotationPresent(Produces.class)
                || target.getResourceClass().isAnnotationPresent(Produces.class);
    }

    private static List<MediaType> acceptedBy(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
