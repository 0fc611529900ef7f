package io.tutorflow.http;

import io.tutorflow.http.ErrorBody.Budget;
import io.tutorflow.http.ErrorBody.TopUp;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that ends in an error of the public contract, before it is put into the envelope. */
public final class ApiProblem extends RuntimeException {

    /** How long a caller is asked to wait while a service is unavailable. */
    private static final Duration UNAVAILABLE_RETRY = Duration.ofSeconds(2);

    private final ErrorCode code;
    private final int status;
    private final @Nullable TopUp topUp;
    private final @Nullable Budget budget;
    private final @Nullable Duration retryAfter;

    private ApiProblem(
            ErrorCode code,
            String message,
            @Nullable TopUp topUp,
            @Nullable Budget budget,
            @Nullable Duration retryAfter) {
        this(code, code.status(), message, topUp, budget, retryAfter);
    }

    private ApiProblem(
            ErrorCode code,
            int status,
            String message,
            @Nullable TopUp topUp,
            @Nullable Budget budget,
            @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.topUp = topUp;
        this.budget = budget;
        this.retryAfter = retryAfter;
    }

    public static ApiProblem of(ErrorCode code, String message) {
        return new ApiProblem(code, message, null, null, null);
    }

    /** A 400 that names the field. */
    public static ApiProblem invalid(String fieldAndRule) {
        return of(ErrorCode.PLATFORM_INVALID_REQUEST, "Validation failed: " + fieldAndRule);
    }

    /** A 406: Accept does not allow the only media type there is. */
    static ApiProblem notAcceptable(String headerAndRule) {
        return new ApiProblem(
                ErrorCode.PLATFORM_INVALID_REQUEST,
                Response.Status.NOT_ACCEPTABLE.getStatusCode(),
                "Validation failed: " + headerAndRule,
                null,
                null,
                null);
    }

    public static ApiProblem notFound(String what) {
        return of(ErrorCode.PLATFORM_NOT_FOUND, what + " was not found");
    }

    public static ApiProblem exhausted(ErrorCode code, String message, TopUp topUp) {
        return new ApiProblem(code, message, topUp, null, null);
    }

    /** A teacher's budget refuses the request. */
    public static ApiProblem overBudget(String message, Budget budget) {
        return new ApiProblem(ErrorCode.BUDGET_EXCEEDED, message, null, budget, null);
    }

    public static ApiProblem tooMany(String message, Duration retryAfter) {
        return new ApiProblem(ErrorCode.PLATFORM_RATE_LIMIT_EXCEEDED, message, null, null, retryAfter);
    }

    /** A service is unavailable, and nothing was charged. */
    public static ApiProblem unavailable(String part) {
        return notNow(part + " is not available right now");
    }

    /** A 503 for any other reason; nothing was charged. */
    public static ApiProblem notNow(String why) {
        return new ApiProblem(
                ErrorCode.PLATFORM_UNAVAILABLE, why + "; nothing was charged", null, null, UNAVAILABLE_RETRY);
    }

    public ErrorCode code() {
        return code;
    }

    public String text() {
        var message = getMessage();
        return message == null ? code.text() : message;
    }

    public ErrorBody body() {
        return ErrorBody.of(code, status, text(), topUp, budget);
    }

    public Response response() {
        var response = Response.status(status).type(MediaType.APPLICATION_JSON).entity(body());
        if (retryAfter != null) {
            response.header(
                    HttpHeaders.RETRY_AFTER,
                    Math.max(1, retryAfter.plusMillis(999).toSeconds()));
        }
        if (status == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
