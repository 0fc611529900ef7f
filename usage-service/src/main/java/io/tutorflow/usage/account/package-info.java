/** What kind of account an id names: as published on the accounts topic, or as billing-service answers. */
@NullMarked
package io.tutorflow.usage.account;

import org.jspecify.annotations.NullMarked;
