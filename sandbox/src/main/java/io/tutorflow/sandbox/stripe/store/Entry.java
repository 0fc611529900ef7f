package io.tutorflow.sandbox.stripe.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * That a document now is what it is.
 *
 * @param document null if it was deleted
 */
record Entry(String kind, String id, @Nullable ObjectNode document) {}
