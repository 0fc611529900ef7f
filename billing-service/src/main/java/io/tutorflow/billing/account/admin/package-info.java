/** What operators do for accounts: create workspaces, read them, change their terms, and make grants. */
@NullMarked
package io.tutorflow.billing.account.admin;

import org.jspecify.annotations.NullMarked;
