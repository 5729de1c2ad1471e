package dev.packit.stats.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jboss.logging.Logger;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xml.sax.InputSource;

/**
 * Whatever is in the database, every page and format that can be reached from the home page is one that browsers, feed readers,
 * programs and spreadsheets can read, and runs nothing. Each row is there several times, each time with other hostile values in
 * some of its columns of text, JSON and time.
 */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_hostile"),
            @ResourceArg(name = "changes", value = HostileRowsTest.ROWS)
        })
@ExtendWith(Counted.class)
class HostileRowsTest {

    private static final Logger LOG = Logger.getLogger(HostileRowsTest.class);

    /** Copies all rows, with other ids. All numbers are moved, so that references lead to the copies. */
    static final String ROWS = """
            set session_replication_role = replica;
            do $do$
            declare
                texts text[] := array[
                    '<script>alert(1)</script><img src=x onerror=alert(1)>"''&amp;',
                    E'\\x01\\x02\\x08\\x0b\\x0c\\x1b[31m\\x7f \\u0085\\ufffe\\uffff\\u2028',
                    E'\\u202eevil\\u2066 Z\\u0351\\u036b \\U0001F3F3\\uFE0F\\u200D\\U0001F308',
                    'javascript:alert(1)',
                    'data:text/html,<script>alert(1)</script>',
                    repeat('w', 3000),
                    '=cmd|''/C calc''!A0',
                    E' \\t@SUM(1+1)',
                    E'-2+3\\r\\nSet-Cookie: x=1\\n"a","b"',
                    '../../..//%2e%2e/a?b=c#d;e',
                    '..',
                    '%00%zz+%20/-/x',
                    '',
                    '   ',
                    ']]><!--<![CDATA[</title></textarea></pre><plaintext>',
                    '{{7*7}}${7*7}#{7*7}{#if}{/if}{cdi:clock}',
                    'null', 'https://user:pw@evil.example.org:99999/\\\\"><x', '//evil.example.org/x', '1e999'];
                documents text[] := array[
                    'null', '[]', '{}', '7', '"<b>"', '[null, 7, "x", [], {}]', repeat('[', 400) || repeat(']', 400),
                    '{"error": "<script>alert(1)</script>", "fedora_ci_test": "=1+1"}', '{"error": {"a": [1]}, "fedora_ci_test": 5}',
                    '{"x86_64": "javascript:alert(1)", "<b>\\u0001": "https://a.example/\\\\\\"><b>", "n": ["x"], "o": null}',
                    '[{"name": "$(reboot)", "arch": "x86_64", "epoch": "<b>", "version": {"a": 1}, "release": null}]',
                    '{"explanation": {"text": "\\u0000\\ud800<b>"}, "solution": [1], "no_issue_found": "x",
                        "snippets": [{"text": "\\u0001<b>", "line_number": 1e99, "source_file": 7}, 7, null, [], {"text": {"text": "=1"}}]}',
                    '{"url": "' || repeat('u', 5000) || '"}'];
                times timestamp[] := array[
                    null, 'infinity', '-infinity', '294276-12-31', '4713-01-01 BC', '1970-01-01', '9999-12-31', '2026-06-15 11:59:59.999999',
                    '2026-06-16 11:00'];
                moved int; variant int; c record; t record; names text; changes text; kind int;
            begin
                for c in select conname as name, conrelid::regclass as relation from pg_constraint
                        where contype = 'u' and connamespace = 'public'::regnamespace loop
                    execute format('alter table %s drop constraint %I', c.relation, c.name);
                end loop;
                for variant in 1 .. 12 loop
                    moved := variant * 100000;
                    for t in select table_name as name from information_schema.tables where table_schema = 'public' loop
                        names := ''; changes := ''; kind := 0;
                        for c in select column_name as name, data_type as type, udt_name as udt
                                from information_schema.columns
                                where table_schema = 'public' and table_name = t.name order by ordinal_position loop
                            names := names || case when names = '' then '' else ', ' end || quote_ident(c.name);
                            kind := kind + 1;
                            changes := changes || case when changes = '' then '' else ', ' end || case
                                when c.type = 'integer' then format('%I + %s', c.name, moved)
                                when c.type in ('text', 'character varying') then format(
                                    'case when (id * 7 + %s) %% 3 = 0 then ($1)[1 + (id + %s) %% array_length($1, 1)] else %I end',
                                    variant + kind, 5 * variant + 3 * kind, c.name)
                                when c.type in ('json', 'jsonb') then format(
                                    'cast(($2)[1 + (id + %s) %% array_length($2, 1)] as %s)', 3 * variant + kind, c.type)
                                when c.type = 'timestamp without time zone' then format(
                                    'case when (id * 5 + %s) %% 4 = 0 then ($3)[1 + (id + %s) %% array_length($3, 1)] else %I end',
                                    variant + kind, 5 * variant + kind, c.name)
                                when c.udt in ('_text', '_varchar') then '$1[1 : 5]'
                                else quote_ident(c.name) end;
                        end loop;
                        if exists (select 1 from information_schema.columns x
                                where x.table_schema = 'public' and x.table_name = t.name and x.column_name = 'id') then
                            execute format('insert into %I (%s) select %s from %I where id < 100000', t.name, names, changes, t.name)
                            using texts, documents, times;
                        end if;
                    end loop;
                end loop;
            end $do$;
            insert into tf_copr_build_association_table
                select x.* from (select (jsonb_populate_record(a, (select jsonb_object_agg(k, v::int + 100000 * n)
                    from jsonb_each_text(to_jsonb(a)) e(k, v)))).* from tf_copr_build_association_table a, generate_series(1, 12) n) x;
            -- a few texts that are huge
            update git_branches set name = repeat('m', 1000000) where id % 100000 = 202 and id > 1100000;
            update srpm_builds set logs = repeat(E'\\x1b[31m<b>error:\\x01 \\ufffe x\\r\\n', 100000) where id % 100000 = 1001 and id > 900000;
            """;

    /** Bytes; logs are shown with up to a million characters, each of which may be escaped. */
    private static final int LARGEST = 1_000_000;

    private static final int LARGEST_WITH_LOG = 8_000_000;

    /** How many pages of one kind are read, such as pages of Copr builds. */
    private static final int OF_EACH = 10;

    private static final Pattern CONTROL =
            Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe\\uffff]");

    private static final Pattern FORMULA =
            Pattern.compile("[\\s\\p{Z}\\p{C}]*[=+@\\-\\uff1d\\uff0b\\uff0d\\uff20][\\s\\S]*");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    @TestHTTPResource
    URI root;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> ofShape = new HashMap<>();
    private final Map<String, Integer> types = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void everythingThatCanBeReachedCanBeReadAndRunsNothing() throws Exception {
        for (String start : List.of(
                "/",
                "/jobs",
                "/pipeline?limit=100",
                "/projects?limit=100",
                "/usage",
                "/status",
                "/statistics?period=all",
                "/statistics?by=project,target&period=all",
                "/statistics?by=branch,package&period=all",
                "/statistics?by=identifier,status&period=all",
                "/search?q=alert",
                "/search?q=evil",
                "/search?q=www")) {
            found(start);
        }
        for (String kind : List.of("srpm", "copr", "koji", "testing-farm", "bodhi", "log-detective", "openscanhub")) {
            found("/jobs/" + kind + "?limit=100");
        }
        while (!waiting.isEmpty()) {
            String path = waiting.remove();
            try {
                read(path);
            } catch (Exception | AssertionError fault) {
                faults.add(shortened(path) + "\n    "
                        + shortened(String.valueOf(fault.getMessage()).strip()));
            }
        }
        LOG.infof(
                "%d answers were read: %s",
                types.values().stream().mapToInt(n -> n).sum(), types);

        assertThat(faults.stream().limit(20)).as("%d faults", faults.size()).isEmpty();
        assertThat(types.get("text/html")).isGreaterThan(300);
        assertThat(types.keySet())
                .contains("text/html", "application/json", "text/csv", "application/atom+xml", "image/svg+xml");
    }

    private static String shortened(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }

    private void found(String path) {
        String clean = path.replaceFirst("#.*", "");
        String format = clean.contains("format=") ? clean.replaceFirst(".*format=", "") : "";
        String shape = clean.replaceFirst("[?].*", "")
                .replaceAll("^/projects/[^/]+/.*?(/-/[a-z-]+)?(/[^/]*)?$", "/projects/…$1")
                .replaceAll("\\d+", "0");
        if (seen.add(clean) && ofShape.merge(shape + format + clean.contains("?"), 1, Integer::sum) <= OF_EACH) {
            waiting.add(clean);
        }
    }

    private void read(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        for (int redirects = 0; answer.statusCode() / 100 == 3 && redirects < 3; redirects++) {
            String to = answer.headers().firstValue("Location").orElseThrow();
            assertThat(to).startsWith("/");
            answer = get(to);
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        types.merge(type, 1, Integer::sum);
        assertThat(answer.statusCode()).as(type).isIn(200, 400, 404);
        String body = answer.body();
        assertThat(body.length()).as("length").isLessThan(path.startsWith("/jobs/") ? LARGEST_WITH_LOG : LARGEST);
        if (type.equals("text/html") || type.endsWith("xml")) {
            Matcher control = CONTROL.matcher(body);
            assertThat(control.find() ? around(body, control.start()) : "")
                    .as("control characters")
                    .isEmpty();
        }
        switch (type) {
            case "text/html" -> page(path, body, answer.statusCode());
            case "application/json" -> urls(JSON.readTree(body), "");
            case "application/atom+xml", "image/svg+xml" ->
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(body)));
            case "text/csv" -> cells(body);
            default ->
                assertThat(type)
                        .isIn(
                                "text/plain",
                                "text/css",
                                "text/javascript",
                                "application/javascript",
                                "application/yaml");
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString());
    }

    private void page(String path, String body, int status) {
        Parser parser = Parser.htmlParser().setTrackErrors(5);
        Document page = parser.parseInput(body, root.toString());
        assertThat(parser.getErrors().stream()
                        .map(error -> error.getErrorMessage() + " in …" + around(body, error.getPosition())))
                .as("well-formed")
                .isEmpty();
        assertThat(page.select("script:not([src^=/webjars/], [src^=/script/]), iframe, object, embed, plaintext"))
                .isEmpty();
        assertThat(
                        page.select(
                                "[href~=^(?i)\\s*(javascript|data|vbscript):]:not([rel=icon]), [src~=^(?i)\\s*(javascript|data):], [href^=//]"))
                .isEmpty();
        for (Element element : page.getAllElements()) {
            assertThat(element.attributes().asList())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        }
        for (Element link : page.select("a[href], link[rel=alternate], img[src]")) {
            String to = link.attr(link.hasAttr("src") ? "src" : "href");
            if (to.startsWith("/") && !to.startsWith("/webjars/")) {
                found(to);
            } else if (to.startsWith(root.toString())) {
                found(to.substring(root.toString().length() - 1));
            }
        }
        if (status == 200 && !path.startsWith("/search")) {
            found(path + (path.contains("?") ? "&" : "?") + "format=json");
            found(path + (path.contains("?") ? "&" : "?") + "format=csv");
            found(path + (path.contains("?") ? "&" : "?") + "format=atom");
        }
    }

    private static String around(String body, int at) {
        return body.substring(Math.max(0, at - 120), Math.min(body.length(), at + 20));
    }

    /** Programs follow these. */
    private static void urls(JsonNode node, String key) {
        if (node.isTextual() && (key.equals("url") || key.endsWith("_url"))) {
            assertThat(node.asText()).as(key).matches("(?s)https?://.*");
        }
        node.properties().forEach(field -> urls(field.getValue(), field.getKey()));
        if (node.isArray()) {
            node.forEach(item -> urls(item, key));
        }
    }

    private static void cells(String body) throws IOException {
        try (var rows = CSV.readerFor(String[].class).<String[]>readValues(body)) {
            int columns = -1;
            while (rows.hasNext()) {
                String[] cells = rows.next();
                columns = columns < 0 ? cells.length : columns;
                assertThat(cells).hasSize(columns);
                for (String cell : cells) {
                    assertThat(!FORMULA.matcher(cell).matches()
                                    || NUMBER.matcher(cell).matches())
                            .as("harmless: %s", cell)
                            .isTrue();
                }
            }
        }
    }
}
