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

/** Says of every error in a service's OpenAPI document that it has the envelope, so that no endpoint needs to. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ErrorsInOpenApi implements OASFilter {

    private static final String ENVELOPE = ErrorBody.class.getSimpleName();

    /** What the framework says of every operation that needs a credential. */
    private static final Map<String, String> IN_OUR_WORDS = Map.of(
            "Not Authorized", "The credential is missing, unknown or expired",
            "Not Allowed", "Not for this caller");

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

    /** What can go wrong everywhere, or with every id or API key; what an endpoint says itself stays. */
    private static void addUsual(String path, APIResponses responses) {
        add("400", "Malformed or invalid; the message names the field", responses);
        if (path.contains("{")) {
            add("404", "Missing, or not yours to know about", responses);
        }
        if (path.startsWith("/v1/school/") || path.startsWith("/v1/platform/owner/")) {
            add("404", "The account that the access token names is not of the caller's kind", responses);
        }
        add("406", "Accept does not admit the type of the answer; the message names it", responses);
        if (path.contains("/edit/")) {
            add("403", "The workspace is suspended", responses);
        }
        if (path.startsWith("/v1/platform/")
                && !path.startsWith("/v1/platform/owner/")
                && (responses.hasAPIResponse("401") || path.contains("/edit/"))) {
            add("429", "More requests than the workspace may make in a minute; see Retry-After", responses);
        }
        add("500", "A failure of ours", responses);
        add("503", "A part is down; nothing was charged; see Retry-After", responses);
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

    /** Each operation gets answers of its own: those that the framework adds are shared between operations. */
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
