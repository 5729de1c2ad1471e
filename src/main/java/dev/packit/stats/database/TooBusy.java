package dev.packit.stats.database;

/** Thrown for an expensive request while enough others are being answered. */
public class TooBusy extends RuntimeException {}
