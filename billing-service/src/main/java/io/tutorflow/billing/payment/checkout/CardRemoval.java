package io.tutorflow.billing.payment.checkout;

import io.tutorflow.billing.account.workspace.WorkspaceId;

/** A request to remove a card, which a reader of the workspace's mail may confirm. */
record CardRemoval(CheckoutToken token, WorkspaceId workspace, String card, boolean confirmed) {}
