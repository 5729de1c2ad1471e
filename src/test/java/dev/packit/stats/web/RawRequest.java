package dev.packit.stats.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sends requests over a socket which no client library would send, and reads the responses. */
final class RawRequest {

    private static final int PATIENCE_MILLISECONDS = 30_000;

    private RawRequest() {}

    /** @param header the lines before the empty one, each with one byte per character */
    static Answer send(int port, String... header) throws IOException {
        return send(port, String.join("\r\n", header) + "\r\nConnection: close\r\n\r\n");
    }

    /** Returns the last response before the connection is closed. */
    static Answer send(int port, String request) throws IOException {
        return Answer.parse(received(port, request));
    }

    /** Returns all that arrives until the server closes the connection, one character per byte. */
    static String received(int port, String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getInputStream().transferTo(received);
            } catch (SocketException reset) {
                // The server closes the connection without reading everything if the request is invalid.
            }
            return received.toString(StandardCharsets.ISO_8859_1);
        }
    }

    /** A response; its status is 0 if there was none. */
    record Answer(int status, List<String> headers, String body) {

        private static Answer parse(String received) {
            String text = received;
            while (text.startsWith("HTTP/1.1 1")) {
                text = text.substring(text.indexOf("\r\n\r\n") + 4);
            }
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                return new Answer(0, List.of(), "");
            }
            List<String> lines = Arrays.asList(text.substring(0, end).split("\r\n"));
            Answer answer = new Answer(
                    Integer.parseInt(lines.get(0).split(" ")[1]),
                    lines.subList(1, lines.size()),
                    text.substring(end + 4));
            String body = answer.header("Transfer-Encoding").isPresent() ? unchunked(answer.body) : answer.body;
            return new Answer(
                    answer.status,
                    answer.headers,
                    new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }

        private static String unchunked(String chunks) {
            StringBuilder body = new StringBuilder();
            int at = 0;
            while (true) {
                int line = chunks.indexOf("\r\n", at);
                int length = Integer.parseInt(chunks.substring(at, line), 16);
                if (length == 0) {
                    return body.toString();
                }
                body.append(chunks, line + 2, line + 2 + length);
                at = line + 2 + length + 2;
            }
        }

        /** Returns the value of a header that is there at most once. */
        Optional<String> header(String name) {
            List<String> values = headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
            if (values.size() > 1) {
                throw new AssertionError(name + " more than once: " + values);
            }
            return values.stream().findFirst();
        }
    }
}
