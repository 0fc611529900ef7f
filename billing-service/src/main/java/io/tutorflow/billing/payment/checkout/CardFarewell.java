package io.tutorflow.billing.payment.checkout;

import io.tutorflow.billing.account.workspace.WorkspaceId;

/** A wish to have a card forgotten, which who reads the workspace's mail may confirm. */
record CardFarewell(CheckoutToken token, WorkspaceId workspace, String card, boolean confirmed) {}
