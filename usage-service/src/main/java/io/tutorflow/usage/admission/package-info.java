/** The door: what is let in on its way to a record, and what is turned away before it costs anything. */
@NullMarked
package io.tutorflow.usage.admission;

import org.jspecify.annotations.NullMarked;
