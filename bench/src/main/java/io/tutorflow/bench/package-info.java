/** Load tests on a running suite, measured from outside. */
@NullMarked
package io.tutorflow.bench;

import org.jspecify.annotations.NullMarked;
