/** Edit tokens: the right to edit one slide deck or video, for anyone who has its token. */
@NullMarked
package io.tutorflow.usage.edit;

import org.jspecify.annotations.NullMarked;
