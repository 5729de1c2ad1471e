package dev.packit.stats.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding the first error in a log. */
class LogTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error: Bad exit status from /var/tmp/rpm-tmp.xyz (%build)",
                "main.c:12:5: error: expected ';' before 'return'",
                "main.c:1:10: fatal error: zlib.h: No such file or directory",
                "fatal: couldn't find remote ref pull/24/head",
                "Error: Unable to find a match: libfoo-devel",
                "Error processing the spec file",
                "2026-06-14 09:00:12.345 upstream.py       ERROR    Command 'make dist' failed.",
                "CRITICAL Out of disk space",
                "Traceback (most recent call last):",
                "packit.exceptions.PackitException: Failed to create a PR",
                "KeyError: 'name'",
                "RPM build errors:",
                "No matching package to install: 'libfoo-devel'",
                "FAILED tests/test_api.py::test_it - AssertionError",
                "test_it ... FAILED",
                "FAIL: test-suite",
                "BUILD FAILED",
                "make[1]: *** [Makefile:12: all] Error 2",
                "DEBUG    make: *** No rule to make target 'po/ChangeLog'.  Stop.",
                "55003001 build (rawhide, /rpms/ogr.git:c0ffee): open (buildvm-01) -> FAILED: BuildError"
            })
    void aComplaintIsAnError(String line) {
        assertThat(LogText.of("Cloning the repository\n" + line + "\nRPM build errors:")
                        .firstError()
                        .number())
                .isEqualTo(2);
    }

    @Test
    void aTracebackEndsInTheError() {
        LogText log = LogText.of("""
                Syncing the release
                Traceback (most recent call last):
                  File "api.py", line 12, in sync
                    raise PackitException("No")
                packit.exceptions.PackitException: No
                error: later
                """);

        assertThat(log.firstError().number()).isEqualTo(5);
        assertThat(log.firstError().text()).isEqualTo("packit.exceptions.PackitException: No");
        assertThat(LogText.of("Traceback (most recent call last):\n  File \"api.py\"")
                        .firstError()
                        .number())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0 errors, 3 warnings",
                "Tests run: 12, Failures: 0, Errors: 0, Skipped: 1",
                "# FAIL:  0",
                "# ERROR: 0",
                "error: 0",
                "12 passed, 0 FAILED",
                "XFAIL: known-bug",
                "gcc -O2 -Werror -Werror=format-security -c main.c",
                "error-prone-annotations-2.20.0-1.fc44.noarch",
                "Installing: libgpg-error-1.50-1.fc44.x86_64",
                "Installing: perl-Error-0.17029-14.fc44.noarch",
                "perl-Error: up to date",
                "checking whether errors are fatal... no",
                "warning: bogus date in %changelog",
                "copying src/error.c",
                "/usr/lib/python3.14/site-packages/requests/exceptions.py",
                "INFO     Nothing failed so far"
            })
    void aNameACountOrAnOptionIsNone(String line) {
        assertThat(LogText.of(line).firstError()).isNull();
    }

    @Test
    void onlyWhatIsShownIsLookedThrough() {
        String log = "error: early\n"
                + IntStream.rangeClosed(2, 1_500)
                        .mapToObj(number -> number == 1_200 ? "error: late" : "line " + number)
                        .collect(Collectors.joining("\n"));

        assertThat(LogText.of(log).hidden()).isEqualTo(500);
        assertThat(LogText.of(log).firstError().number()).isEqualTo(1_200);
    }
}
