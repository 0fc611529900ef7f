/** What services exchange under {@code /internal}; readers tolerate what they do not know yet. */
@NullMarked
package io.tutorflow.internal;

import org.jspecify.annotations.NullMarked;
