/** The budget service: how much of an organization's tokens may be spent, by whom, and when. */
@NullMarked
package io.tutorflow.budget;

import org.jspecify.annotations.NullMarked;
