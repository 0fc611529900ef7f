/**
 * The only public entrance: it routes by a table, keeps internal paths private, and protects the services behind it.
 */
@NullMarked
package io.tutorflow.sandbox.gateway;

import org.jspecify.annotations.NullMarked;
