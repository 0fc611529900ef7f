/** How much may be in progress at once, and how much of it per owner: pure rules, without clocks or threads. */
@NullMarked
package io.tutorflow.admission;

import org.jspecify.annotations.NullMarked;
