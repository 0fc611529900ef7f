/** Rendering videos: ordered once at a time, held for, and charged for the real minutes once the renderer reports. */
@NullMarked
package io.tutorflow.usage.render;

import org.jspecify.annotations.NullMarked;
