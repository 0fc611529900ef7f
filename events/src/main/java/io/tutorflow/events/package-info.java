/** What the services tell each other: one record per event, its topic, its CloudEvents type and its JSON Schema. */
@NullMarked
package io.tutorflow.events;

import org.jspecify.annotations.NullMarked;
