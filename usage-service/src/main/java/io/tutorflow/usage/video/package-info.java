/** Videos: created, read and listed; their edit token comes with them. */
@NullMarked
package io.tutorflow.usage.video;

import org.jspecify.annotations.NullMarked;
