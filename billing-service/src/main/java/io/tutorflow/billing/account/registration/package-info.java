/** Newcomers create their own workspaces; the number per hour and network is limited. */
@NullMarked
package io.tutorflow.billing.account.registration;

import org.jspecify.annotations.NullMarked;
