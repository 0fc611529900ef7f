package io.tutorflow.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Says of every error in a service's OpenAPI document that it has the envelope, so that no endpoint needs to. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ErrorsInOpenApi implements OASFilter {

    private static final String ENVELOPE = ErrorBody.class.getSimpleName();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || !knowsTheEnvelope(document)) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> {
                    addUsual(path, operation.getResponses());
                    describe(operation.getResponses());
                }));
    }

    /** What can go wrong everywhere, or with every id or API key; what an endpoint says itself stays. */
    private static void addUsual(String path, APIResponses responses) {
        add("400", "Malformed or invalid; the message names the field", responses);
        if (path.contains("{")) {
            add("404", "Missing, or not yours to know about", responses);
        }
        if (path.contains("/edit/")) {
            add("403", "The workspace is suspended", responses);
        }
        if (path.startsWith("/v1/platform/") && (responses.hasAPIResponse("401") || path.contains("/edit/"))) {
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

    private static void describe(APIResponses responses) {
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.setContent(json(OASFactory.createSchema().ref(ENVELOPE)));
            }
        });
    }

    private static Content json(Schema schema) {
        return OASFactory.createContent()
                .addMediaType(
                        MediaType.APPLICATION_JSON, OASFactory.createMediaType().schema(schema));
    }
}
