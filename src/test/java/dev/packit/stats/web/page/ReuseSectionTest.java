package dev.packit.stats.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReuseSectionTest {

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addSectionHelper(new ReuseSection())
            .build();
    private final AtomicInteger rendered = new AtomicInteger();

    @Test
    void equalPartsAreRenderedOnce() {
        Template page = engine.parse(
                "{#for row in rows}{#reuse of=row at=time}<p>{row.name} {time} {count.incrementAndGet}</p>{/reuse}{/for}");

        assertThat(render(page, "noon", "a", "b", "a")).isEqualTo("<p>a noon 1</p><p>b noon 2</p><p>a noon 1</p>");
        assertThat(render(page, "noon", "b", "c")).isEqualTo("<p>b noon 2</p><p>c noon 3</p>");
        assertThat(render(page, "night", "a")).isEqualTo("<p>a night 4</p>");
        assertThat(render(page, null, "a")).isEqualTo("<p>a  5</p>");
    }

    @Test
    void partsOfOtherPlacesAreOthers() {
        Template page = engine.parse("{#for row in rows}{#reuse of=row}<p>{row.name}</p>{/reuse}\n"
                + "{#reuse of=row}<b>{row.name}</b>{/reuse}{/for}");

        assertThat(render(page, "noon", "a")).isEqualTo("<p>a</p>\n<b>a</b>");
    }

    private String render(Template page, String time, String... names) {
        List<Row> rows = List.of(names).stream().map(Row::new).toList();
        return page.data("rows", rows)
                .data("time", time)
                .data("count", rendered)
                .render();
    }

    record Row(String name) {}
}
