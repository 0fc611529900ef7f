/** Add-ons: an image for a slide deck, new speech for a scene; each with its own record. */
@NullMarked
package io.tutorflow.usage.addon;

import org.jspecify.annotations.NullMarked;
