/** The door: which requests are admitted, and which are turned away before they cost anything. */
@NullMarked
package io.tutorflow.usage.admission;

import org.jspecify.annotations.NullMarked;
