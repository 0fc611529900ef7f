/** The `tutorflow` command: it runs the whole suite on one machine and stands in for what a laptop lacks. */
@NullMarked
package io.tutorflow.sandbox;

import org.jspecify.annotations.NullMarked;
