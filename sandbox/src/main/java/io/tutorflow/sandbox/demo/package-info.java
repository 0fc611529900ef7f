/** The life of a charge told from real answers, through the public door. */
@NullMarked
package io.tutorflow.sandbox.demo;

import org.jspecify.annotations.NullMarked;
