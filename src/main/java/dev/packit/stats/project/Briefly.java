package dev.packit.stats.project;

import dev.packit.stats.statistics.Brief;

/** @param path where all of it is told */
record Briefly(Brief brief, String path) {}
