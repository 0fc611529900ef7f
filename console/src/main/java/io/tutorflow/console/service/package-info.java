/** The suite's API as the pages use it, with the visitor's own token. */
@NullMarked
package io.tutorflow.console.service;

import org.jspecify.annotations.NullMarked;
