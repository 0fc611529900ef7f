/** What the suite is deployed with, checked against the code that it deploys; and the files that are written from it. */
@NullMarked
package io.tutorflow.deploy;

import org.jspecify.annotations.NullMarked;
