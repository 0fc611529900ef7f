/** What usage-service knows of its records, for those who hold money for them or show them. */
@NullMarked
package io.tutorflow.internal.record;

import org.jspecify.annotations.NullMarked;
