/** The pages of a school's people. */
@NullMarked
package io.tutorflow.console.school;

import org.jspecify.annotations.NullMarked;
