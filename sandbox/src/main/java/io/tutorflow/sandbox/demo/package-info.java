/** The life of a charge, told with real requests through the public API. */
@NullMarked
package io.tutorflow.sandbox.demo;

import org.jspecify.annotations.NullMarked;
