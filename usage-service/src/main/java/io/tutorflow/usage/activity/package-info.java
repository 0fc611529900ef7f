/** What the people of an organization have made for them: activities, and the history of generations. */
@NullMarked
package io.tutorflow.usage.activity;

import org.jspecify.annotations.NullMarked;
