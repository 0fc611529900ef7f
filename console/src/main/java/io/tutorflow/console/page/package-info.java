/** What every page is made of: cards that fail alone, the frame around them, and how figures and dates are written. */
@NullMarked
package io.tutorflow.console.page;

import org.jspecify.annotations.NullMarked;
