/** What pricing-service has agreed with workspaces: kept version by version, lived by from its date on, and its included usage granted. */
@NullMarked
package io.tutorflow.billing.account.terms;

import org.jspecify.annotations.NullMarked;
