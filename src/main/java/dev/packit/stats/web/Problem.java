package dev.packit.stats.web;

/**
 * What went wrong with a request, for a person or a program.
 *
 * @param status HTTP's
 * @param title in two or three words
 * @param detail in a sentence
 * @param parameter the query parameter at fault, null where none is
 */
public record Problem(int status, String title, String detail, String parameter) {}
