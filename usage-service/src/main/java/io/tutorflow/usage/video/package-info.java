/** Videos: created, read and listed, together with their edit tokens. */
@NullMarked
package io.tutorflow.usage.video;

import org.jspecify.annotations.NullMarked;
