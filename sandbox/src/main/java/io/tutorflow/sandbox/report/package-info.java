/** The counts printed at the end of `tutorflow test`. */
@NullMarked
package io.tutorflow.sandbox.report;

import org.jspecify.annotations.NullMarked;
