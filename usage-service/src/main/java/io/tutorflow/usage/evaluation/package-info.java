/** Evaluations of a learner's answer: created, read and listed. */
@NullMarked
package io.tutorflow.usage.evaluation;

import org.jspecify.annotations.NullMarked;
