/**
 * The events that services publish: one record per event, with its topic, its CloudEvents type and its JSON Schema.
 */
@NullMarked
package io.tutorflow.events;

import org.jspecify.annotations.NullMarked;
