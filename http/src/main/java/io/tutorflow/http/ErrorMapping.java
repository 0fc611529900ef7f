package io.tutorflow.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns everything that can go wrong in a request into the error envelope, without internal details. */
class ErrorMapping {

    private static final Logger LOG = Logger.getLogger(ErrorMapping.class);

    @ServerExceptionMapper
    Response problem(ApiProblem problem) {
        return problem.response();
    }

    @ServerExceptionMapper
    Response invalid(ResteasyReactiveViolationException invalid) {
        var rules = invalid.getConstraintViolations().stream()
                .map(ErrorMapping::fieldAndRule)
                .sorted()
                .collect(Collectors.joining("; "));
        return ApiProblem.invalid(rules).response();
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatch) {
        return ApiProblem.invalid(fieldAndRule(mismatch)).response();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof JsonMappingException mapping) {
            return ApiProblem.invalid(fieldAndRule(mapping)).response();
        }
        if (failure.getCause() instanceof StreamConstraintsException) {
            return ApiProblem.invalid("the body has a number or a name that is too long, or is nested too deeply")
                    .response();
        }
        if (failure.getCause() instanceof JsonProcessingException) {
            return ApiProblem.invalid("the body is not valid JSON").response();
        }
        return problemOf(failure, uri).response();
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException missing, UriInfo uri) {
        return unauthenticated(uri).response();
    }

    @ServerExceptionMapper
    Response authenticationFailed(AuthenticationFailedException failed, UriInfo uri) {
        return failed.getCause() instanceof ApiProblem problem
                ? problem.response()
                : unauthenticated(uri).response();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden) {
        return ApiProblem.of(ErrorCode.PLATFORM_FORBIDDEN, "You are not allowed to do this")
                .response();
    }

    /** Told by the file extension, because the framework refuses before it says which endpoint it found. */
    private static String typeOf(String path) {
        if (path.endsWith(".csv")) {
            return "text/csv";
        }
        return path.endsWith(".pdf") ? "application/pdf" : MediaType.APPLICATION_JSON;
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        if (Outage.isBehind(failure)) {
            LOG.warnf("The database is unavailable: %s: %s", Route.current(), failure);
            return ApiProblem.unavailable("The database").response();
        }
        LOG.errorf(failure, "Failed: %s", Route.current());
        return ApiProblem.of(
                        ErrorCode.PLATFORM_INTERNAL_ERROR,
                        "The request failed because of an error on our side; it is safe to retry")
                .response();
    }

    private static ApiProblem problemOf(WebApplicationException failure, UriInfo uri) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 401 -> unauthenticated(uri);
            case 403 -> ApiProblem.of(ErrorCode.PLATFORM_FORBIDDEN, "You are not allowed to do this");
            case 404 -> {
                var parameter = unreadableParameter(failure, uri);
                yield parameter == null
                        ? ApiProblem.notFound(uri.getPath())
                        : ApiProblem.invalid(parameter + " is not valid: "
                                + uri.getQueryParameters().getFirst(parameter));
            }
            case 405 -> ApiProblem.invalid("the path does not support this method");
            case 406 -> ApiProblem.notAcceptable("Accept must allow " + typeOf(uri.getPath()) + ", or be omitted");
            case 415 -> ApiProblem.invalid("Content-Type must be application/json");
            case 503 -> ApiProblem.unavailable("The service");
            default -> {
                if (status < 500) {
                    yield ApiProblem.invalid("the path, the query, Content-Type or the body cannot be read");
                }
                LOG.errorf(failure, "Failed: %s", Route.current());
                yield ApiProblem.of(
                        ErrorCode.PLATFORM_INTERNAL_ERROR,
                        "The request failed because of an error on our side; it is safe to retry");
            }
        };
    }

    /** To the framework an unreadable query parameter is a 404; the caller gets a 400 that names it. */
    private static @Nullable String unreadableParameter(WebApplicationException failure, UriInfo uri) {
        var cause = failure.getCause() == null ? null : failure.getCause().getMessage();
        return uri.getQueryParameters().entrySet().stream()
                .filter(parameter ->
                        cause != null && cause.contains(parameter.getValue().getFirst()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** API keys protect the platform surface; tokens protect everything else. */
    private static ApiProblem unauthenticated(UriInfo uri) {
        var path = uri.getPath();
        return path.startsWith("/v1/platform/") && !path.startsWith("/v1/platform/owner")
                ? ApiProblem.of(
                        ErrorCode.PLATFORM_INVALID_API_KEY,
                        "An API key is required: Authorization: Bearer tf_platform_live_…")
                : ApiProblem.of(ErrorCode.PLATFORM_INVALID_TOKEN, "A valid access token is required");
    }

    /** The path starts with the method and its parameter, which mean nothing to the caller. */
    private static String fieldAndRule(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString().replace(".<list element>", "");
        var steps = path.split("\\.", isUnwrapped(violation.getLeafBean()) ? 0 : 3);
        return steps[steps.length - 1] + " " + violation.getMessage();
    }

    private static boolean isUnwrapped(@Nullable Object part) {
        return part != null && part.getClass().isAnnotationPresent(Unwrapped.class);
    }

    private static String fieldAndRule(JsonMappingException mismatch) {
        var field = mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        if (mismatch.getCause() instanceof ArithmeticException || mismatch.getCause() instanceof ApiProblem) {
            return field + " " + mismatch.getCause().getMessage();
        }
        var expected = mismatch instanceof MismatchedInputException typed && typed.getTargetType() != null
                ? " must be a valid " + JsonTypeNames.nameOf(typed.getTargetType())
                : " is not valid";
        return (field.isEmpty() ? "the body" : field) + expected;
    }
}
