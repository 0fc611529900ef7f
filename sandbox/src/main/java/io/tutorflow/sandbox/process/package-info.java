/** Operating-system processes that are started, watched, restarted, and never left behind. */
@NullMarked
package io.tutorflow.sandbox.process;

import org.jspecify.annotations.NullMarked;
