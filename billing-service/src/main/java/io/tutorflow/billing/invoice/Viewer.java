package io.tutorflow.billing.invoice;

import java.util.UUID;

/** Who looks at documents: what is not shown to them is missing to them. */
sealed interface Viewer {

    Viewer PLATFORM = new Platform();

    boolean sees(Invoice invoice);

    /** Whoever runs the platform sees all of them, drafts too. */
    record Platform() implements Viewer {

        @Override
        public boolean sees(Invoice invoice) {
            return true;
        }
    }

    /** A workspace sees its own, and no draft. */
    record Workspace(UUID id) implements Viewer {

        @Override
        public boolean sees(Invoice invoice) {
            return switch (invoice) {
                case Invoice.Draft draft -> false;
                case Invoice.Opened opened -> opened.header().account().equals(id);
            };
        }
    }
}
