/** Slide decks: created, read and listed, together with their edit tokens. */
@NullMarked
package io.tutorflow.usage.slide;

import org.jspecify.annotations.NullMarked;
