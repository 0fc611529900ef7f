/** Tests: created, read and listed. */
@NullMarked
package io.tutorflow.usage.test;

import org.jspecify.annotations.NullMarked;
