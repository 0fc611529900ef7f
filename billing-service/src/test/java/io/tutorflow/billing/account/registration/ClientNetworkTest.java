package io.tutorflow.billing.account.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7,",
        "::ffff:203.0.113.7, 203.0.113.7,",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64, 2001:db8:1:0:0:0:0:0/48",
        "2001:db8:1:2::9, 2001:db8:1:2:0:0:0:0/64, 2001:db8:1:0:0:0:0:0/48",
        "2001:db8:1:3::9, 2001:db8:1:3:0:0:0:0/64, 2001:db8:1:0:0:0:0:0/48",
        "2001:db8:2:3::9, 2001:db8:2:3:0:0:0:0/64, 2001:db8:2:0:0:0:0:0/48",
        "somebody, unknown,",
        "'', unknown,"
    })
    void isTheAddressOrWhatOneHouseholdHas(String address, String network, @Nullable String site) {
        assertEquals(new ClientNetwork(network, site), ClientNetwork.of(address));
    }
}
