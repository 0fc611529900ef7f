/** The one public door: it routes by a table, keeps internal paths in, and shields the services behind it. */
@NullMarked
package io.tutorflow.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
