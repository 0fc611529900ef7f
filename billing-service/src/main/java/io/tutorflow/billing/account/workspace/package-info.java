/** Workspaces and their API keys: one row lock, one revision, one state event for each change of either. */
@NullMarked
package io.tutorflow.billing.account.workspace;

import org.jspecify.annotations.NullMarked;
