/** Edit tokens: the right to edit one slide deck or video, in the hands of whoever has them. */
@NullMarked
package io.tutorflow.usage.edit;

import org.jspecify.annotations.NullMarked;
