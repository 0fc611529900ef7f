/** Modules: created, read and listed. */
@NullMarked
package io.tutorflow.usage.module;

import org.jspecify.annotations.NullMarked;
