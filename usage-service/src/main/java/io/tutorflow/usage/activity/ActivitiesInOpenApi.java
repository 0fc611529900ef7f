package io.tutorflow.usage.activity;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tutorflow.usage.catalog.ActivityKey;
import io.tutorflow.usage.catalog.ActivityPriceList;
import io.tutorflow.usage.catalog.Category;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** Documents the registered activities and their prices in OpenAPI. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 60)
public class ActivitiesInOpenApi implements OASFilter {

    /** A placeholder in the description of the operation that requests activities. */
    static final String PRICES = "{prices}";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var request = requireNonNull(document.getComponents().getSchemas().get("ActivityRequest"));
        var activity = requireNonNull(request.getProperties().get("activity"));
        activity.setEnumeration(new ArrayList<>(
                Category.ofSchools().stream().map(Category::text).toList()));
        activity.setPattern(null);
    }

    @Override
    public Operation filterOperation(Operation operation) {
        var description = operation.getDescription();
        if (description != null && description.contains(PRICES)) {
            operation.setDescription(description.replace(PRICES, prices()));
        }
        return operation;
    }

    private static String prices() {
        return ActivityKey.all().stream()
                .map(key -> ActivityPriceList.DEFAULT.of(key).terms(key.spoken()))
                .collect(joining(" "));
    }
}
