package io.tutorflow.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON the type of bodies and responses unless an endpoint says otherwise. Without this the framework would write
 * a generic response as its Java text if another type were requested, and would notice an unreadable Accept only after
 * the work is done; a text body would become the only field of a body that has one.
 */
class JsonByDefault {

    /** An unreadable header would cause an internal error wherever the framework looks at it. */
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
    void judgeBody(ContainerRequestContext request, ResourceInfo target) {
        var type = request.getMediaType();
        if (type != null
                && !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                && takesBody(target.getResourceMethod())
                && !saysWhatItConsumes(target)) {
            throw new NotSupportedException();
        }
    }

    private static boolean takesBody(Method method) {
        return Arrays.stream(method.getParameters()).anyMatch(parameter -> parameter.isAnnotationPresent(Valid.class));
    }

    private static boolean saysWhatItConsumes(ResourceInfo target) {
        return target.getResourceMethod().isAnnotationPresent(Consumes.class)
                || target.getResourceClass().isAnnotationPresent(Consumes.class);
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
        return ApiProblem.notAcceptable("Accept must allow " + type + ", or be omitted");
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
