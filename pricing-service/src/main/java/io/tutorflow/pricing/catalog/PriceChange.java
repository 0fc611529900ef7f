package io.tutorflow.pricing.catalog;

import io.tutorflow.money.Money;

/** What an operator wants one unit to cost. */
record PriceChange(CatalogKey key, Money amount) {}
