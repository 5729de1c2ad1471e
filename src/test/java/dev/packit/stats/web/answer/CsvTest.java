package dev.packit.stats.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells that a spreadsheet would evaluate are made harmless, and all others are as they were. */
class CsvTest {

    private final Csv csv = new Csv();

    record Line(Object text) {}

    @BeforeEach
    void setUp() {
        csv.json = new ObjectMapper();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '→', textBlock = """
            =1                  → "'=1"
            ` @SUM(1)`          → `"' @SUM(1)"`
            -2+3                → "'-2+3"
            ＝1                 → "'＝1"
            a;=cmd|' /C'!A0     → "a;'=cmd|' /C'!A0"
            a;  +1;@x;-y        → "a;'  +1;'@x;'-y"
            ;=1                 → ";'=1"
            a; b-c              → "a; b-c"
            a=b;c=d             → a=b;c=d
            -                   → "'-"
            """)
    void aFormulaIsPrefixed(String text, String cell) {
        assertThat(csv.of(List.of(new Line(text)))).isEqualTo("text\n" + cell + "\n");
    }

    @Test
    void soIsOneInAList() {
        assertThat(csv.of(List.of(new Line(List.of("x", ";=1"))))).isEqualTo("text\n\"[\"\"x\"\",\"\";'=1\"\"]\"\n");
    }
}
