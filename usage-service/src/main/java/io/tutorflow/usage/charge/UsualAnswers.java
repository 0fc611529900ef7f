package io.tutorflow.usage.charge;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** Says in the OpenAPI document which errors every platform endpoint can answer, so that none has to repeat them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 100)
public class UsualAnswers implements OASFilter {

    private static final Map<String, String> OF_ALL = Map.of(
            "401", "The API key is missing, unknown, revoked or expired",
            "403", "The workspace is suspended",
            "429", "More requests than the workspace may make in a minute",
            "503", "A part is down; see Retry-After");

    private static final Map<String, String> OF_CHARGES = Map.of(
            "400", "Malformed or invalid; the message names the field",
            "402", "The estimate exceeds the available credits; error.topUp is the way out",
            "403", "The workspace is suspended, or its free credits are used up",
            "404", "platform_workspace_not_found",
            "409", "The idempotency key was used with another body",
            "503", "A part is down; nothing was charged; see Retry-After");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null) {
            return;
        }
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/v1/platform/") && !path.contains("{editToken}")) {
                item.getOperations().values().forEach(UsualAnswers::describe);
            }
        });
    }

    /** What an endpoint says itself stays; work that may go on after the answer (202) is charged. */
    private static void describe(Operation operation) {
        var usual = new TreeMap<>(OF_ALL);
        if (operation.getResponses().hasAPIResponse("202")) {
            usual.putAll(OF_CHARGES);
        }
        usual.forEach((status, description) -> {
            if (!operation.getResponses().hasAPIResponse(status)) {
                operation
                        .getResponses()
                        .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
            }
        });
    }
}
