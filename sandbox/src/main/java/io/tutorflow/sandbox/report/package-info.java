/** The counts that `tutorflow test` ends with. */
@NullMarked
package io.tutorflow.sandbox.report;

import org.jspecify.annotations.NullMarked;
