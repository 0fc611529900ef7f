package io.tutorflow.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Everything that can go wrong in a request, as the error envelope. Nothing of the inside leaves in it. */
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
        return ApiProblem.of(ErrorCode.PLATFORM_FORBIDDEN, "This caller may not do that")
                .response();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        LOG.errorf(failure, "Failed: %s", uri.getPath());
        return ApiProblem.of(ErrorCode.PLATFORM_INTERNAL_ERROR, "The request failed on our side; it is safe to retry")
                .response();
    }

    private static ApiProblem problemOf(WebApplicationException failure, UriInfo uri) {
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 401 -> unauthenticated(uri);
            case 403 -> ApiProblem.of(ErrorCode.PLATFORM_FORBIDDEN, "This caller may not do that");
            case 404 -> ApiProblem.notFound(uri.getPath());
            case 503 -> ApiProblem.unavailable("The service");
            default -> {
                if (status < 500) {
                    yield ApiProblem.of(
                            ErrorCode.PLATFORM_INVALID_REQUEST,
                            "The request is not one that this endpoint takes: "
                                    + failure.getResponse().getStatusInfo().getReasonPhrase());
                }
                LOG.errorf(failure, "Failed: %s", uri.getPath());
                yield ApiProblem.of(
                        ErrorCode.PLATFORM_INTERNAL_ERROR, "The request failed on our side; it is safe to retry");
            }
        };
    }

    /** API keys guard the platform surface; tokens guard everything else. */
    private static ApiProblem unauthenticated(UriInfo uri) {
        var path = uri.getPath();
        return path.startsWith("/v1/platform/") && !path.startsWith("/v1/platform/owner")
                ? ApiProblem.of(
                        ErrorCode.PLATFORM_INVALID_API_KEY,
                        "An API key is needed: Authorization: Bearer tf_platform_live_…")
                : ApiProblem.of(ErrorCode.PLATFORM_INVALID_TOKEN, "A valid access token is needed");
    }

    private static String fieldAndRule(ConstraintViolation<?> violation) {
        String field = "body";
        for (Path.Node node : violation.getPropertyPath()) {
            field = node.getName() == null ? field : node.getName();
        }
        return field + " " + violation.getMessage();
    }

    private static String fieldAndRule(JsonMappingException mismatch) {
        var field = mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        if (mismatch.getCause() instanceof ArithmeticException || mismatch.getCause() instanceof ApiProblem) {
            return field + " " + mismatch.getCause().getMessage();
        }
        var expected = mismatch instanceof MismatchedInputException typed && typed.getTargetType() != null
                ? " must be a valid " + JsonTypeNames.nameOf(typed.getTargetType())
                : " is not valid";
        return (field.isEmpty() ? "the body" : field) + expected;
    }
}
