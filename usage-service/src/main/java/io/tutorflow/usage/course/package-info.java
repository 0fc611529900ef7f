/** Courses: created, read and listed. */
@NullMarked
package io.tutorflow.usage.course;

import org.jspecify.annotations.NullMarked;
