/** Add-ons: an image for a slide deck, a new voice for a scene; each with a record of its own. */
@NullMarked
package io.tutorflow.usage.addon;

import org.jspecify.annotations.NullMarked;
