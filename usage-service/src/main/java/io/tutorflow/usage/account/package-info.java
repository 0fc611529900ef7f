/** What kind of account an id names: as told on the accounts topic, else as billing-service answers. */
@NullMarked
package io.tutorflow.usage.account;

import org.jspecify.annotations.NullMarked;
