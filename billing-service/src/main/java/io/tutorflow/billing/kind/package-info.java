/** What kind of account an id names: a workspace, an organization or a student. */
@NullMarked
package io.tutorflow.billing.kind;

import org.jspecify.annotations.NullMarked;
