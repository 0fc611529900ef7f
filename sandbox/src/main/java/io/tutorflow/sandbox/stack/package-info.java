/** Starting, showing and stopping the whole suite. */
@NullMarked
package io.tutorflow.sandbox.stack;

import org.jspecify.annotations.NullMarked;
