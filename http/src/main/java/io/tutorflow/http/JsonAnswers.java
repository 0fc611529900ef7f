package io.tutorflow.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers are JSON where an endpoint says nothing else. Asked for another type, the framework would write an answer of
 * a generic type as its Java text; and it would find out that Accept cannot be read only when the work is done.
 */
class JsonAnswers {

    /** One that cannot be read would be a failure of ours wherever the framework looks at it. */
    @ServerRequestFilter(preMatching = true)
    void judgeContentType(HttpServerRequest http) {
        var type = http.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.equals(MediaType.APPLICATION_JSON)) {
            return;
        }
        try {
            MediaType.valueOf(type);
        } catch (IllegalArgumentException unreadable) {
            throw ApiProblem.invalid("Content-Type must be a media type, such as application/json");
        }
    }

    @ServerRequestFilter
    void judge(ContainerRequestContext request, ResourceInfo target, HttpServerRequest http) {
        if (http.getHeader(HttpHeaders.ACCEPT) == null) {
            return;
        }
        var produced = producedBy(target);
        var type = produced == null ? MediaType.APPLICATION_JSON : produced;
        if (acceptedBy(request).stream().noneMatch(MediaType.valueOf(type)::isCompatible)) {
            throw notAccepted(type);
        }
        if (produced == null) {
            http.headers().set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
        }
    }

    private static ApiProblem notAccepted(String type) {
        return ApiProblem.notAcceptable("Accept must admit " + type + ", or be left out");
    }

    private static @Nullable String producedBy(ResourceInfo target) {
        var ofMethod = target.getResourceMethod().getAnnotation(Produces.class);
        var said = ofMethod == null ? target.getResourceClass().getAnnotation(Produces.class) : ofMethod;
        return said == null ? null : said.value()[0];
    }

    private static List<MediaType> acceptedBy(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}
