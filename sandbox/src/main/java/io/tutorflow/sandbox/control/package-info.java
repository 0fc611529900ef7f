/** The small HTTP server through which the parts and the command line reach the running stack. */
@NullMarked
package io.tutorflow.sandbox.control;

import org.jspecify.annotations.NullMarked;
