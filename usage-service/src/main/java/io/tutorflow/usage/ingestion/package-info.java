/** Usage measured elsewhere: accepted in bulk, each event once, priced, recorded and finalized in one write. */
@NullMarked
package io.tutorflow.usage.ingestion;

import org.jspecify.annotations.NullMarked;
