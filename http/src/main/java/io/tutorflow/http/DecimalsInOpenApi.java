package io.tutorflow.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Documents how many decimals a number may have as {@code x-decimals}. JSON Schema's {@code multipleOf} could say so
 * too, but validators that use floating point reject 0.07 as a multiple of 0.01.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 30)
public class DecimalsInOpenApi implements OASFilter {

    private static final String DECIMALS = "x-decimals";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            document.getComponents().getSchemas().values().stream()
                    .flatMap(SchemaParts::within)
                    .forEach(DecimalsInOpenApi::count);
        }
    }

    private static void count(Schema schema) {
        BigDecimal step = schema.getMultipleOf();
        if (step != null) {
            schema.setMultipleOf(null);
            schema.addExtension(DECIMALS, Math.max(0, step.stripTrailingZeros().scale()));
        }
    }
}
