package io.tutorflow.usage.charge;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** Documents the errors that every platform endpoint can answer, so that none has to repeat them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 100)
public class UsualAnswers implements OASFilter {

    private static final Map<String, String> OF_ALL = Map.of(
            "401", "The API key is missing, unknown, revoked or expired",
            "403", "The workspace is suspended",
            "429", "The workspace has exceeded its requests per minute",
            "503", "A service is temporarily unavailable; see Retry-After");

    private static final Map<String, String> OF_CHARGES = Map.of(
            "400", "The request is malformed or invalid; the message names the field",
            "402", "The estimate exceeds the available credits; error.topUp says how to buy more",
            "403", "The workspace is suspended, or its free credits are used up",
            "404", "platform_workspace_not_found",
            "409", "The idempotency key was already used with a different body",
            "503", "A service is temporarily unavailable and nothing was charged; see Retry-After");

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

    /** An endpoint's own texts win; work that may continue after the response (202) is charged. */
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
