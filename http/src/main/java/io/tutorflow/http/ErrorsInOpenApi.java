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
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> describe(operation.getResponses()));
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
