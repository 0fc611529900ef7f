/** Activities that people of an organization request, and the history of generations. */
@NullMarked
package io.tutorflow.usage.activity;

import org.jspecify.annotations.NullMarked;
