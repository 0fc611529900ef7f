/** Dead letters again: they go back to the topics they came from, each once. */
@NullMarked
package io.tutorflow.replay;

import org.jspecify.annotations.NullMarked;
