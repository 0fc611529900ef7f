/** What all services' HTTP surfaces share: the error envelope, callers, and the limits of a request. */
@NullMarked
package io.tutorflow.http;

import org.jspecify.annotations.NullMarked;
