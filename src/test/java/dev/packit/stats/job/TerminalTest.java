package dev.packit.stats.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.job.LogText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the inputs, {@code ␛} stands for an escape character, {@code ␍}, {@code ␊}, {@code ␈} and {@code ␇} for the others. */
class TerminalTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain <b>text</b> & 😀               | plain <b>text</b> & 😀
            # a carriage return replaces the line, unless it ends it
            50%␍100%                             | 100%
            long progress␍done                   | done
            one␍␊two␍␍␊three                     | one/two/three
            100%␍                                | 100%
            # erased lines
            50%␛[K␍100%␛[K                       | 100%
            50%␛[2K␍100%                         | 100%
            50%␍␛[K100%                          | 100%
            50%␍␛[J100%                          | 100%
            50%␛[2K␛[1G100%                      | 100%
            50%␛[1K100%                          | 100%
            50%␍␛[K␊100%                         | /100%
            # backspaces
            10%␈␈␈20%                            | 20%
            /␈-␈😀␈.                             | .
            ␈␈a                                  | a
            b␈bo␈ol␈ld                           | bold
            abc␈␈␛[K!                            | a!
            # cursors, screens, modes, titles, links, character sets, single escapes
            ␛[3Aa␛[2;5Hb␛[?25lc␛[2004hd␛[>0qe    | abcde
            ␛]0;title␇a␛]8;;https://a/␛\\b␛]8;;␛\\ | ab
            ␛Pq#0␛\\a␛_x␛\\b␛^y␛\\c␛Xz␛\\d       | abcd
            ␛(Ba␛)0b␛#8c␛%Gd                     | abcd
            ␛7a␛8b␛=c␛>d␛Me␛cf                   | abcdef
            # sequences of eight-bit terminals
            \u009b31ma\u009dtitle\u009cb\u0084c  | abc
            # what is incomplete ends with its line, or with the next sequence
            a␛]0;title␊b                         | a/b
            a␛[31␊b                              | a/b
            a␛[31␛[32mb                          | ab
            a␛␛[31mb                             | ab
            a␛[31é                               | aé
            a␛                                   | a
            # other control characters
            a␇b\u0000c\u007fd                    | abcd
            """)
    void showsWhatATerminalShows(String log, String shown) {
        assertThat(plain(written(log)).replace("\n", "/")).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ␛[31mfailed␛[0m now          | [failed=red]; [ now=]
            ␛[91mfailed␛[m now           | [failed=red]; [ now=]
            ␛[1;32mok␛[22m ok␛[39m.      | [ok=green bold]; [ ok=green]; [.=]
            ␛[3;4;9ma␛[23mb␛[24mc␛[29md  | [a=italic underline struck]; [b=underline struck]; [c=struck]; [d=]
            ␛[4:3ma␛[4:0mb               | [a=underline]; [b=]
            ␛[44;33ma␛[49mb              | [a=yellow on-blue]; [b=yellow]
            ␛[7ma␛[35mb␛[27mc            | [a=on-gray]; [b=on-magenta]; [c=magenta]
            ␛[30ma␛[37mb␛[97mc           | [abc=]
            ␛[90ma␛[0;2mb␛[22mc          | [ab=gray]; [c=]
            ␛[47ma␛[100mb                | [ab=on-gray]
            ␛[38;5;9ma␛[38;5;46mb        | [a=red]; [b=green]
            ␛[38;5;250ma␛[38;5;240mb     | [a=]; [b=gray]
            ␛[38;2;10;20;250ma           | [a=blue]
            ␛[38:2::0:200:200ma          | [a=cyan]
            ␛[58;5;1;32ma                | [a=green]
            ␛[38;5ma␛[38mb␛[38;9;1mc     | [ab=]; [c=bold]
            ␛[999;-1;;31ma               | [a=red]
            ␛[?31ma␛[>31mb␛[31 mc        | [abc=]
            # what replaces colored text has its own color
            ␛[31m50%␍␛[32m100%           | [100%=green]
            ␛[31mab␈␛[32mc               | [a=red]; [c=green]
            # the style stays on the next line
            ␛[31ma␊b                     | [a=red]; [b=red]
            """)
    void colorsAndStylesAreClasses(String log, String spans) {
        List<String> all = new ArrayList<>();
        Terminal.read(
                written(log), line -> line.forEach(span -> all.add("[" + span.text() + "=" + span.classes() + "]")));
        assertThat(String.join("; ", all)).isEqualTo(spans);
    }

    /** Megabytes of what could make it look at the same text again and again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "␛",
                "␛[",
                "␛]",
                "␛P",
                "␛(",
                "␛[1;",
                "1;",
                ";",
                "␛[31",
                "␛[m",
                "␛[31ma␛[0m",
                "␛[K",
                "␛[1K",
                "␛[2K",
                "a␛[1K",
                "a␈",
                "␈",
                "␍",
                "a␍",
                "a␍␛[K",
                "␊",
                "␛]0;a␊",
                "\u009b",
                "\u009d"
            })
    @Timeout(15)
    void takesLinearTime(String again) {
        String hostile = written(again).repeat(Math.min(600_000, 2_400_000 / again.length()));
        assertThat(plain("x".repeat(200_000) + hostile + "\nend")).endsWith("end");
        assertThat(plain("x".repeat(200_000) + "\u001b[" + hostile + "\nend")).endsWith("end");
    }

    @Test
    void errorsAreFoundBehindColors() {
        LogText log = LogText.of(written(
                "␛[36mgit.py ␛[0m␛[32mDEBUG␛[0m fetch␊" + "50%␍100%␊␛[1;31mERR␛[0mOR  Could not apply␊␊done␊␊␊"));

        assertThat(log.firstError().number()).isEqualTo(3);
        assertThat(log.count()).isEqualTo(5);
        assertThat(log.lines())
                .containsExactly(
                        new LogText.NumberedLine(
                                1,
                                List.of(
                                        new Span("git.py ", "cyan"),
                                        new Span("DEBUG", "green"),
                                        new Span(" fetch", ""))),
                        new LogText.NumberedLine(2, List.of(new Span("100%", ""))),
                        new LogText.NumberedLine(
                                3, List.of(new Span("ERR", "red bold"), new Span("OR  Could not apply", ""))),
                        new LogText.NumberedLine(4, List.of()),
                        new LogText.NumberedLine(5, List.of(new Span("done", ""))));
    }

    private static String written(String pictured) {
        return pictured.replace('␛', '\u001b')
                .replace('␍', '\r')
                .replace('␊', '\n')
                .replace('␈', '\b')
                .replace('␇', '\u0007');
    }

    /** The text without its styles. */
    private static String plain(String log) {
        List<String> lines = new ArrayList<>();
        Terminal.read(log, spans -> lines.add(spans.stream().map(Span::text).collect(Collectors.joining())));
        return String.join("\n", lines);
    }
}
