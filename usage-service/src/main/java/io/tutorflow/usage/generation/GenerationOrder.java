package io.tutorflow.usage.generation;

import io.tutorflow.usage.catalog.Category;
import java.util.UUID;

/**
 * An order for the generator.
 *
 * @param id the usage record's id: a repeated order is answered with the same work
 * @param accountId the workspace or school whose work it is
 * @param fields the request's other fields, a JSON object
 */
public record GenerationOrder(
        UUID id, UUID accountId, Category category, int requestedUnits, String prompt, String fields) {}
