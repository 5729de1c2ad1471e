package dev.packit.stats.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientBudgetsTest {

    private static final int BURST = 3;

    private final Time time = new Time();

    /** One token every ten seconds. */
    private final ClientBudgets budgets = new ClientBudgets(6, BURST, time);

    private static final class Time implements TimeMeter {
        private final AtomicLong nanos = new AtomicLong();

        void move(int seconds) {
            nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        }

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void aClientMayAskAFewTimesAtOnceAndThenNowAndThen() {
        assertThat(take("a", 5)).containsExactly(0L, 0L, 0L, 10L, 10L);
        time.move(4);
        assertThat(take("a", 1)).containsExactly(6L);
        time.move(6);
        assertThat(take("a", 2)).containsExactly(0L, 10L);
        time.move(20);
        assertThat(take("a", 3)).containsExactly(0L, 0L, 10L);
        time.move(1_000);
        assertThat(take("a", 4)).containsExactly(0L, 0L, 0L, 10L);
    }

    @Test
    void clientsDoNotTakeFromEachOther() {
        assertThat(take("a", 4)).endsWith(10L);
        assertThat(take("b", 3)).containsOnly(0L);
    }

    @Test
    void theNumberOfClientsIsBounded() {
        IntStream.range(0, 30_000).forEach(i -> budgets.take("client" + i));
        assertThat(budgets.clients()).isEqualTo(20_000);

        time.move(31);
        assertThat(budgets.clients()).isZero();
    }

    private List<Long> take(String client, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> budgets.take(client).toSeconds())
                .toList();
    }

    /** The proxies are 10.0.0.0/8, 192.0.2.1 and fd00::/8. */
    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
                    # peer,         X-Forwarded-For,                        client
                    198.51.100.7,   '',                                     198.51.100.7
                    198.51.100.7,   203.0.113.5,                            198.51.100.7
                    10.1.2.3,       203.0.113.5,                            203.0.113.5
                    10.1.2.3,       '1.1.1.1, 203.0.113.5',                 203.0.113.5
                    10.1.2.3,       '1.1.1.1, 203.0.113.5, 192.0.2.1',      203.0.113.5
                    10.1.2.3,       '1.1.1.1,203.0.113.5:4711 , 10.9.9.9',  203.0.113.5
                    10.1.2.3,       '10.4.4.4, 10.9.9.9',                   10.4.4.4
                    10.1.2.3,       'unknown, 10.9.9.9',                    10.9.9.9
                    10.1.2.3,       '203.0.113.5, _hidden',                 none
                    10.1.2.3,       ', ,,',                                 none
                    10.1.2.3,       '',                                     none
                    192.0.2.2,      203.0.113.5,                            192.0.2.2
                    ::ffff:a01:203, 203.0.113.5,                            203.0.113.5
                    fd00::7,        2001:db8:1:2:3:4:5:6,                   2001:db8:1:2::
                    fd00::7,        '[2001:db8:1:2:aaaa::1]:443',           2001:db8:1:2::
                    fd00::7,        2001:db8:1:3:3:4:5:6,                   2001:db8:1:3::
                    2001:db8::1,    203.0.113.5,                            2001:db8::
                    """)
    void theClientIsWhoeverATrustedProxyGotTheRequestFrom(String peer, String forwarded, String client) {
        ClientAddress address = new ClientAddress(List.of("10.0.0.0/8", "192.0.2.1", "fd00::/8"));

        assertThat(address.of(peer, List.of(forwarded))).isEqualTo(client);
        assertThat(address.of(peer, List.of(forwarded.split(",", -1)))).isEqualTo(client);
    }
}
