/** Replay of dead letters: each is sent back to its topic once. */
@NullMarked
package io.tutorflow.replay;

import org.jspecify.annotations.NullMarked;
