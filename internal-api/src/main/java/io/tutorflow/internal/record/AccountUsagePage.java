package io.tutorflow.internal.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of an account's usage. */
@Schema(name = "AccountUsagePage", description = "Usage records, newest first.")
public record AccountUsagePage(
        List<AccountUsage> items,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Total number of records; counted only for pages by offset")
        @Nullable
        Long total,

        @Schema(
                description =
                        "Cursor of the next page, which costs no more to read than the first; null on the last page")
        @Nullable
        String nextCursor) {}
