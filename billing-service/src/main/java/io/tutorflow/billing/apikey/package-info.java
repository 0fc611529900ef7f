/** Making, ending and replacing API keys: by the keys themselves, and by operators. */
@NullMarked
package io.tutorflow.billing.apikey;

import org.jspecify.annotations.NullMarked;
