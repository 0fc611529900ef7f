package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The columns that the ledger's statements are given, each value of its kind in one array. */
final class LedgerColumns {

    private LedgerColumns() {}

    static Tuple ofHolds(List<Hold> holds, Instant now, Instant nextCheck) {
        return new Columns<>(holds)
                .uuids(hold -> hold.id().value())
                .uuids(hold -> hold.account().value())
                .longs(hold -> hold.amount().micros())
                .everywhere(HouseAccount.REVENUE.id())
                .everywhere(now)
                .everywhere(nextCheck)
                .booleans(hold -> hold.mode().isMetered())
                .tuple();
    }

    static Tuple ofEntries(List<Entry> entries, Instant now) {
        return new Columns<>(entries)
                .uuids(entry -> entry.id().value())
                .texts(entry -> entry.kind().text())
                .uuids(entry -> entry.account().value())
                .longs(entry -> entry.amount().micros())
                .longs(entry -> entry.parts().promo().micros())
                .longs(entry -> entry.parts().purchased().micros())
                .longs(entry -> entry.parts().line().micros())
                .booleans(Entry::late)
                .texts(ofCharge(Charge::catalogKey))
                .longs(ofCharge(charge -> charge.unitPrice().micros()))
                .longs(ofCharge(charge -> charge.units().tenThousandths()))
                .times(ofCharge(Charge::finalizedAt))
                .texts(Entry::reason)
                .everywhere(HouseAccount.REVENUE.id())
                .everywhere(now)
                .longs(entry -> entry.overrun().micros())
                .longs(Entry::number)
                .times(Entry::recordedAt)
                .longs(ofCharge(charge -> micros(charge.listUnitPrice())))
                .booleans(entry -> entry.mode().isMetered())
                .texts(ofMetered((meter, charge) -> meter.eventName()))
                .longs(ofMetered((meter, charge) -> meter.value(charge.units())))
                .texts(ofCharge(Charge::title))
                .tuple();
    }

    static Tuple ofWallets(List<Wallet> wallets) {
        return new Columns<>(wallets)
                .uuids(wallet -> wallet.account().value())
                .longs(wallet -> wallet.promo().micros())
                .longs(wallet -> wallet.purchased().micros())
                .longs(wallet -> wallet.line().used().micros())
                .longs(wallet -> wallet.held().micros())
                .longs(wallet -> wallet.overdraft().micros())
                .longs(Wallet::number)
                .tuple();
    }

    static void setTransfers(Mutiny.MutationQuery statement, List<Transfer> transfers) {
        statement
                .setParameter(
                        "kinds", texts(transfers, transfer -> transfer.kind().text()))
                .setParameter("debitIds", uuids(transfers, Transfer::from))
                .setParameter("debitSeqs", longs(transfers, Transfer::fromNumber))
                .setParameter("creditIds", uuids(transfers, Transfer::to))
                .setParameter("creditSeqs", longs(transfers, Transfer::toNumber))
                .setParameter("amounts", micros(transfers, Transfer::amount))
                .setParameter(
                        "promoParts",
                        micros(transfers, transfer -> transfer.parts().promo()))
                .setParameter(
                        "purchasedParts",
                        micros(transfers, transfer -> transfer.parts().purchased()))
                .setParameter(
                        "lineParts",
                        micros(transfers, transfer -> transfer.parts().line()));
    }

    static void setWallets(Mutiny.MutationQuery statement, List<Wallet> wallets) {
        statement
                .setParameter(
                        "accounts", uuids(wallets, wallet -> wallet.account().value()))
                .setParameter("promos", micros(wallets, Wallet::promo))
                .setParameter("purchases", micros(wallets, Wallet::purchased))
                .setParameter("lines", micros(wallets, wallet -> wallet.line().used()))
                .setParameter("overdrafts", micros(wallets, Wallet::overdraft))
                .setParameter("funded", booleans(wallets, Wallet::funded))
                .setParameter("seqs", longs(wallets, Wallet::number))
                .setParameter("filled", longs(wallets, Wallet::filled));
    }

    static void setTripwires(Mutiny.MutationQuery statement, List<Map.Entry<UUID, Tripwire>> tripwires) {
        statement
                .setParameter("accounts", uuids(tripwires, Map.Entry::getKey))
                .setParameter("free", micros(tripwires, wire -> wire.getValue().free()))
                .setParameter(
                        "posted", micros(tripwires, wire -> wire.getValue().posted()))
                .setParameter(
                        "refusals", booleans(tripwires, wire -> wire.getValue().refusals()));
    }

    private static <T> UUID[] uuids(List<T> all, Function<T, UUID> of) {
        return all.stream().map(of).toArray(UUID[]::new);
    }

    private static <T> String[] texts(List<T> all, Function<T, String> of) {
        return all.stream().map(of).toArray(String[]::new);
    }

    private static <T> Boolean[] booleans(List<T> all, Function<T, Boolean> of) {
        return all.stream().map(of).toArray(Boolean[]::new);
    }

    private static <T> @Nullable Long[] longs(List<T> all, Function<T, @Nullable Long> of) {
        return all.stream().map(of).toArray(Long[]::new);
    }

    private static <T> @Nullable Long[] micros(List<T> all, Function<T, @Nullable Money> of) {
        return longs(all, each -> micros(of.apply(each)));
    }

    private static @Nullable Long micros(@Nullable Money money) {
        return money == null ? null : money.micros();
    }

    private static <T> Function<Entry, @Nullable T> ofMetered(BiFunction<Meter, Charge, T> part) {
        return entry -> {
            var charge = entry.charge();
            return charge == null || charge.meter() == null || !entry.mode().isMetered()
                    ? null
                    : part.apply(charge.meter(), charge);
        };
    }

    private static <T> Function<Entry, @Nullable T> ofCharge(Function<Charge, @Nullable T> part) {
        return entry -> entry.charge() == null ? null : part.apply(entry.charge());
    }
}
