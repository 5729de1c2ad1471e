package dev.packit.stats.packit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetOrderTest {

    /** Each line is in the expected order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // chroots
                "fedora-rawhide-x86_64 fedora-rawhide-aarch64 fedora-rawhide-i386 fedora-rawhide-ppc64le fedora-rawhide-s390x"
                        + " fedora-eln-x86_64 fedora-eln-aarch64 fedora-44-x86_64 fedora-44-aarch64 fedora-43-x86_64 fedora-9-x86_64"
                        + " epel-10-x86_64 centos-stream-10-x86_64 centos-stream-10-aarch64 rhel-10-x86_64 epel-9-x86_64"
                        + " centos-stream+epel-next-9-x86_64 centos-stream+epel-next-9-aarch64 centos-stream-9-x86_64"
                        + " rhel-9-x86_64 rhel-9-s390x epel-8-x86_64 centos-7-x86_64 rhel-7-x86_64"
                        + " amazonlinux-2023-x86_64 mageia-9-x86_64 mageia-10-x86_64 mageia-cauldron-x86_64 mageia-cauldron-aarch64"
                        + " opensuse-leap-15.9-x86_64 opensuse-leap-15.10-x86_64 opensuse-tumbleweed-x86_64",
                // dist-git branches
                "main rawhide eln f100 f46 f45 f9 epel10 epel10.10 epel10.2 epel10.1 c10s epel9 epel9-next c9s epel8 epel7 el6 stream-x",
                // composes of Testing Farm
                "Fedora-Rawhide Fedora-ELN Fedora-44 Fedora-44-Updated Fedora-9 CentOS-Stream-10 RHEL-10.1 RHEL-10.0-Nightly"
                        + " CentOS-Stream-9 RHEL-9.10.0-Nightly RHEL-9.9.0-Nightly Ubuntu-24.04",
                // targets of Koji builds that Log Detective analyzed
                "rawhide-x86_64 rawhide-aarch64 rawhide-s390x fc44-x86_64 fc44-ppc64le fc43-x86_64",
                // architectures by themselves
                "x86_64 aarch64 i686 noarch ppc64le s390x"
            })
    void sortsAsPeopleExpect(String expected) {
        List<String> inOrder = List.of(expected.split(" "));
        assertThat(inOrder.stream().sorted(Comparator.reverseOrder()).sorted(TargetOrder.BY_TARGET))
                .containsExactlyElementsOf(inOrder);
    }

    @Property(seed = "1")
    void isATotalOrder(@ForAll("targets") String a, @ForAll("targets") String b, @ForAll("targets") String c) {
        assertThat(order(a, b)).isEqualTo(-order(b, a));
        assertThat(order(a, b) == 0).isEqualTo(a.equals(b));
        if (order(a, b) < 0 && order(b, c) < 0) {
            assertThat(order(a, c)).isNegative();
        }
    }

    /** Names that are put together from the parts of real ones, in any way. */
    @Provide
    Arbitrary<String> targets() {
        return Arbitraries.of(
                        "fedora",
                        "Fedora",
                        "f",
                        "epel",
                        "centos-stream",
                        "c",
                        "rhel",
                        "main",
                        "rawhide",
                        "eln",
                        "mageia",
                        "-",
                        ".",
                        "0",
                        "9",
                        "09",
                        "10",
                        "44",
                        "s",
                        "Updated",
                        "x86_64",
                        "aarch64",
                        "s390x")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static int order(String one, String other) {
        return Integer.signum(TargetOrder.BY_TARGET.compare(one, other));
    }
}
