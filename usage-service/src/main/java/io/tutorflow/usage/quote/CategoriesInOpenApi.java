package io.tutorflow.usage.quote;

import static java.util.Objects.requireNonNull;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.tutorflow.usage.catalog.Category;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Documents the registered categories of the catalogue in OpenAPI. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 60)
public class CategoriesInOpenApi implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var request = requireNonNull(document.getComponents().getSchemas().get("QuoteRequest"));
        var category = requireNonNull(request.getProperties().get("category"));
        var pattern = category.getPattern();
        // The document keeps fields in the order in which they are set.
        category.setPattern(null);
        category.setEnumeration(new ArrayList<>(
                Category.ofCatalogue().stream().map(Category::text).toList()));
        category.setPattern(pattern);
    }
}
