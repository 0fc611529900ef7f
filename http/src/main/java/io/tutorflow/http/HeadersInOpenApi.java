package io.tutorflow.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Documents the response headers: when to retry, and what is left of a workspace's limit. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class HeadersInOpenApi implements OASFilter {

    private static final String RETRY_AFTER = "Retry-After";
    private static final String LIMIT = "RateLimit";
    private static final String POLICY = "RateLimit-Policy";
    private static final String CHALLENGE = "WWW-Authenticate";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addHeader(RETRY_AFTER, header("Seconds to wait before retrying", SchemaType.INTEGER, 17))
                .addHeader(
                        LIMIT,
                        header(
                                "Remaining requests (r), and seconds until the limit is fully restored (t)",
                                SchemaType.STRING,
                                "\"workspace\";r=59;t=42"))
                .addHeader(
                        POLICY,
                        header(
                                "The workspace's limit of requests (q) per window in seconds (w)",
                                SchemaType.STRING,
                                "\"workspace\";q=60;w=60"))
                .addHeader(CHALLENGE, header("Always Bearer", SchemaType.STRING, "Bearer"));
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(operation -> {
                    boolean counted = operation.getSecurity() != null
                            && operation.getSecurity().stream().anyMatch(one -> one.hasScheme("apiKey"));
                    operation
                            .getResponses()
                            .getAPIResponses()
                            .forEach((status, response) -> describe(status, response, counted));
                });
    }

    private static void describe(String status, APIResponse response, boolean counted) {
        switch (status) {
            case "401" -> add(response, CHALLENGE);
            case "429", "503" -> add(response, RETRY_AFTER);
            default -> {
                // No further headers.
            }
        }
        if (counted && !status.equals("401") && !status.startsWith("5")) {
            add(response, LIMIT);
            add(response, POLICY);
        }
    }

    private static void add(APIResponse response, String name) {
        response.addHeader(name, OASFactory.createHeader().ref(name));
    }

    private static Header header(String description, SchemaType type, Object example) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(type)).examples(List.of(example)));
    }
}
