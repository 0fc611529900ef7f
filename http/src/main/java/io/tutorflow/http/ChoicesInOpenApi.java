package io.tutorflow.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Documents a text whose pattern lists alternatives as an enumeration: {@code give|take_back}. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 60)
public class ChoicesInOpenApi implements OASFilter {

    private static final Pattern ALTERNATIVES = Pattern.compile("\\w+(\\|\\w+)+");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            document.getComponents().getSchemas().values().stream()
                    .flatMap(SchemaParts::within)
                    .filter(schema -> schema.getPattern() != null
                            && ALTERNATIVES.matcher(schema.getPattern()).matches())
                    .forEach(ChoicesInOpenApi::enumerate);
        }
    }

    private static void enumerate(Schema schema) {
        schema.setEnumeration(new ArrayList<>(List.of(schema.getPattern().split("\\|", -1))));
        schema.setPattern(null);
    }
}
