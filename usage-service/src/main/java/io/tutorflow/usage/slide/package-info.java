/** Slide decks: created, read and listed; their edit token comes with them. */
@NullMarked
package io.tutorflow.usage.slide;

import org.jspecify.annotations.NullMarked;
