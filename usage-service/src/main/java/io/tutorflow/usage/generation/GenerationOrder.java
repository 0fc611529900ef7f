package io.tutorflow.usage.generation;

import io.tutorflow.usage.catalog.Category;
import java.util.UUID;

/**
 * Work for the generator.
 *
 * @param id the usage record's id: ordering twice is answered with the same work
 * @param accountId whose work it is: a workspace or a school
 * @param fields the request's other fields, a JSON object
 */
public record GenerationOrder(
        UUID id, UUID accountId, Category category, int requestedUnits, String prompt, String fields) {}
