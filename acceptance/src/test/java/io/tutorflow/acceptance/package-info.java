/** The whole suite as a user starts it, uses it, takes parts of it away and finds it whole again. */
@NullMarked
package io.tutorflow.acceptance;

import org.jspecify.annotations.NullMarked;
