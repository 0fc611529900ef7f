/** Pages and PDFs made by the service: how they are sent, and the rules under which pages run in a browser. */
@NullMarked
package io.tutorflow.billing.page;

import org.jspecify.annotations.NullMarked;
