/** The money core of three services in one simulated world, and the search for a history that breaks a promise. */
@NullMarked
package io.tutorflow.simulation;

import org.jspecify.annotations.NullMarked;
