package io.tutorflow.usage.generation;

import java.util.UUID;

/**
 * Work for the generator.
 *
 * @param id the usage record's id: ordering twice is answered with the same work
 * @param fields the request's other fields, a JSON object
 */
public record GenerationOrder(UUID id, String category, int requestedUnits, String prompt, String fields) {}
