/**
 * Rendering videos: one at a time per video, held for, and charged by the actual minutes once the renderer reports.
 */
@NullMarked
package io.tutorflow.usage.render;

import org.jspecify.annotations.NullMarked;
