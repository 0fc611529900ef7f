package io.tutorflow.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Documents the envelope for every error in a service's OpenAPI document, so that endpoints need not. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ErrorsInOpenApi implements OASFilter {

    private static final String ENVELOPE = ErrorBody.class.getSimpleName();

    /** The framework's texts for operations that need a credential, and ours. */
    private static final Map<String, String> IN_OUR_WORDS = Map.of(
            "Not Authorized", "The credential is missing, unknown or expired",
            "Not Allowed", "The caller is not allowed to do this");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || !knowsTheEnvelope(document)) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> {
                    addUsual(path, operation.getResponses());
                    describe(path, operation.getResponses());
                }));
        enumerateCodes(document);
    }

    private static void enumerateCodes(OpenAPI document) {
        var details = document.getComponents().getSchemas().get(ErrorBody.Details.SCHEMA);
        if (details != null) {
            Objects.requireNonNull(details.getProperties().get("code"))
                    .setEnumeration(Arrays.stream(ErrorCode.values())
                            .<Object>map(ErrorCode::text)
                            .toList());
        }
    }

    /** Adds the errors that can occur everywhere, or with every id or API key; an endpoint's own texts win. */
    private static void addUsual(String path, APIResponses responses) {
        add("400", "The request is malformed or invalid; the message names the field", responses);
        if (path.contains("{")) {
            add("404", "It does not exist, or the caller may not know that it does", responses);
        }
        if (path.startsWith("/v1/school/") || path.startsWith("/v1/platform/owner/")) {
            add("404", "The account named by the access token is not of the caller's kind", responses);
        }
        add("406", "Accept does not allow the response's media type; the message names it", responses);
        if (path.contains("/edit/")) {
            add("403", "The workspace is suspended", responses);
        }
        if (path.startsWith("/v1/platform/")
                && !path.startsWith("/v1/platform/owner/")
                && (responses.hasAPIResponse("401") || path.contains("/edit/"))) {
            add("429", "The workspace has exceeded its requests per minute; see Retry-After", responses);
        }
        add("500", "An error on our side", responses);
        add("503", "A service is temporarily unavailable and nothing was charged; see Retry-After", responses);
    }

    private static void add(String status, String description, APIResponses responses) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    private static boolean knowsTheEnvelope(OpenAPI document) {
        var components = document.getComponents();
        return components != null
                && components.getSchemas() != null
                && components.getSchemas().containsKey(ENVELOPE);
    }

    /** Gives each operation its own responses, because the framework shares those that it adds. */
    private static void describe(String path, APIResponses responses) {
        Map.copyOf(responses.getAPIResponses()).forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                var type = OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref(ENVELOPE));
                ErrorExamples.of(path, status).ifPresent(type::setExample);
                responses.addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(
                                        IN_OUR_WORDS.getOrDefault(response.getDescription(), response.getDescription()))
                                .content(OASFactory.createContent().addMediaType(MediaType.APPLICATION_JSON, type)));
            }
        });
    }
}
