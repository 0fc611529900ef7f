package io.tutorflow.usage.generation;

import io.tutorflow.usage.catalog.Category;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order for the generator.
 *
 * @param id the usage record's id: a repeated order is answered with the same work
 * @param accountId the workspace or school whose work it is
 * @param fields the request's other fields, a JSON object
 * @param mostTokens for work billed by its use: the charge never exceeds it
 */
public record GenerationOrder(
        UUID id,
        UUID accountId,
        Category category,
        int requestedUnits,
        String prompt,
        String fields,
        @Nullable BigDecimal mostTokens) {}
