package io.tutorflow.usage.activity;

import static java.util.Objects.requireNonNull;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tutorflow.usage.catalog.Category;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Documents the registered activities in OpenAPI. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 60)
public class ActivitiesInOpenApi implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var request = requireNonNull(document.getComponents().getSchemas().get("ActivityRequest"));
        var activity = requireNonNull(request.getProperties().get("activity"));
        activity.setEnumeration(new ArrayList<>(
                Category.ofSchools().stream().map(Category::text).toList()));
        activity.setPattern(null);
    }
}
