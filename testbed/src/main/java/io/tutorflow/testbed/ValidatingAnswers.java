package io.tutorflow.testbed;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks every response that a service's tests get through RestAssured against the service's OpenAPI document. */
public final class ValidatingAnswers implements QuarkusTestBeforeEachCallback, Filter {

    private static final Map<String, ApiDocument> DOCUMENTS = new ConcurrentHashMap<>();

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (RestAssured.filters().stream().noneMatch(ValidatingAnswers.class::isInstance)) {
            RestAssured.filters(new ValidatingAnswers());
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        var asked = URI.create(request.getURI());
        if (!asked.getPath().startsWith("/q/")) {
            validate(request.getMethod(), asked, response);
        }
        return response;
    }

    private static void validate(String method, URI asked, Response response) {
        DOCUMENTS
                .computeIfAbsent(asked.getAuthority(), authority -> ApiDocument.of("http://" + authority))
                .fault(method, asked.getRawPath(), response.statusCode(), response.asString())
                .ifPresent(fault -> {
                    throw new AssertionError(method + " " + asked + " " + fault + ": " + response.statusCode() + " "
                            + response.asString());
                });
    }
}
