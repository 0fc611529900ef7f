/** Making, ending and replacing API keys: by the keys themselves, and by operators. */
@NullMarked
package io.tutorflow.billing.account.apikey;

import org.jspecify.annotations.NullMarked;
