/** Links between two parts of a stack, which carry, delay, hold up or cut their traffic. */
@NullMarked
package io.tutorflow.sandbox.fault;

import org.jspecify.annotations.NullMarked;
