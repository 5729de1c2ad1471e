package dev.packit.stats.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlTemplateTest {

    @Test
    void everyGapTakesItsPiece() {
        String sql = new SqlTemplate("select t.{column} from {table} t where t.{column} ~ :pattern")
                .with(Map.of("table", "srpm_builds", "column", "status", "unused", "x"))
                .sql();

        assertThat(sql).isEqualTo("select t.status from srpm_builds t where t.status ~ :pattern");
    }

    @Test
    void aPieceStaysAsItIs() {
        String sql = new SqlTemplate("where {condition}")
                .with("condition", "t.target ~ '$1{table}\\d'")
                .with("table", "scans")
                .sql();

        assertThat(sql).isEqualTo("where t.target ~ '$1{table}\\d'");
    }

    @Test
    void aGapWithoutAPieceIsAnError() {
        SqlTemplate template = new SqlTemplate("select 1 from {table}");

        assertThatThrownBy(template::sql)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("{table}");
    }
}
