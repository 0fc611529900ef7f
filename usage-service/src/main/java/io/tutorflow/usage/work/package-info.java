/** Getting accepted work done: on this replica, after another one's death, or never once its deadline has passed. */
@NullMarked
package io.tutorflow.usage.work;

import org.jspecify.annotations.NullMarked;
