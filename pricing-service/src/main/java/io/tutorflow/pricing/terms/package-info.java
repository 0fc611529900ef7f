/** What is agreed with single workspaces: immutable versions, each from a date on, told to the suite on a state topic. */
@NullMarked
package io.tutorflow.pricing.terms;

import org.jspecify.annotations.NullMarked;
