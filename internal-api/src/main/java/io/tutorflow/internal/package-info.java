/** What the services say to each other under {@code /internal}; a reader tolerates what it does not know yet. */
@NullMarked
package io.tutorflow.internal;

import org.jspecify.annotations.NullMarked;
