/** How much may be under way at once, and how much of it for one owner: pure rules, without clocks and threads. */
@NullMarked
package io.tutorflow.admission;

import org.jspecify.annotations.NullMarked;
