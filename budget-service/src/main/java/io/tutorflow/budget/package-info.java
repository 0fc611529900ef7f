/** The budget service: what may be spent of an organization's tokens, by whom, in which time. */
@NullMarked
package io.tutorflow.budget;

import org.jspecify.annotations.NullMarked;
