/** Links that stand between two parts of a stack and carry, hold up, slow down or cut what they say to each other. */
@NullMarked
package io.tutorflow.sandbox.fault;

import org.jspecify.annotations.NullMarked;
