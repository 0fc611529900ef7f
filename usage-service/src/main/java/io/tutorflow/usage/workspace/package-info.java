/** The workspaces and API keys as this replica knows them. */
@NullMarked
package io.tutorflow.usage.workspace;

import org.jspecify.annotations.NullMarked;
