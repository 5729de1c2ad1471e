package dev.packit.stats.operations;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a program prints that reads its input to the end. */
final class PrintedLines {

    private PrintedLines() {}

    static List<String> of(Process program, String input) throws IOException, InterruptedException {
        try (OutputStream text = program.getOutputStream()) {
            text.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        program.waitFor();
        return printed.lines().toList();
    }
}
