/** Creating, revoking and rotating API keys: by the keys themselves, by owners and by operators. */
@NullMarked
package io.tutorflow.billing.account.apikey;

import org.jspecify.annotations.NullMarked;
