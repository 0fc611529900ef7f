/** The one OpenAPI document for callers: joined from the services', held against them, and tried by others' tools. */
@NullMarked
package io.tutorflow.acceptance.document;

import org.jspecify.annotations.NullMarked;
