package io.tutorflow.usage.charge;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/** Documents the closed lists of request fields as enumerations in OpenAPI. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 60)
public class OneOfInOpenApi implements OASFilter {

    private static final DotName ONE_OF = DotName.createSimple(OneOf.class);

    private final Map<String, ClassInfo> records = new HashMap<>();

    public OneOfInOpenApi(IndexView index) {
        index.getKnownClasses().stream()
                .filter(type -> type.isRecord() && type.annotationsMap().containsKey(ONE_OF))
                .forEach(type -> records.put(type.simpleName(), type));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        document.getComponents().getSchemas().forEach((name, schema) -> {
            var type = records.get(name);
            if (type != null && schema.getProperties() != null) {
                schema.getProperties().forEach((property, described) -> {
                    var field = type.field(property);
                    if (field != null && field.hasAnnotation(ONE_OF)) {
                        described.setEnumeration(new ArrayList<>(Arrays.asList((Object[]) choices(field))));
                        described.setPattern(null);
                    }
                });
            }
        });
    }

    private static String[] choices(FieldInfo field) {
        return field.annotation(ONE_OF).value().asStringArray();
    }
}
