/** What usage-service knows about its records, for services that hold money for them or show them. */
@NullMarked
package io.tutorflow.internal.record;

import org.jspecify.annotations.NullMarked;
