/** What every service's HTTP surface shares: the error envelope, who calls, and the limits of a request. */
@NullMarked
package io.tutorflow.http;

import org.jspecify.annotations.NullMarked;
