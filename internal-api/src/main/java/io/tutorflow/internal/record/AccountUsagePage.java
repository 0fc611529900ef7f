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
        @Schema(description = "How many there are; counted for pages by offset only")
        @Nullable
        Long total,

        @Schema(description = "Asks for the next page, at the same price as the first; null on the last one") @Nullable
        String nextCursor) {}
